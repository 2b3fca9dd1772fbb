import { formatRange } from "#shared/address/range";
import { createFacts } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import { planNetworks } from "#shared/plans/network/network-plan";
import type { Growth } from "#shared/plans/network/pool-plan";
import { runInWords, verdictInWords } from "#shared/plans/solve/block-words";
import { blocksOn, type ScopeBlocks } from "#shared/plans/solve/blocks-of-network";
import type { Output } from "./output.ts";

interface NamedBlocks extends ScopeBlocks {
  readonly network: string;
  readonly size: number;
}

/** Where so many virtual addresses in a row fit beside each DHCP scope of a design. */
export function blocksOf(project: Project, growth: Growth, size: number): NamedBlocks[] {
  const facts = createFacts(project);
  return planNetworks(facts, growth).flatMap(({ network, name }) =>
    blocksOn(facts, network, size).map((blocks) => ({ ...blocks, network: name, size })),
  );
}

export function blocksJson({ network, scope, size, runs, proof }: NamedBlocks) {
  return {
    network,
    scope: scope.id,
    name: scope.name,
    size,
    runs: runs.map(({ run, block, places, where }) => ({
      run: formatRange(run),
      firstBlock: formatRange(block),
      places,
      where,
    })),
    proof: proof.map(({ range, verdict }) => ({ range: formatRange(range), verdict })),
  };
}

export function printBlocks(all: readonly NamedBlocks[], size: number, output: Output): void {
  if (all.length === 0) output.line("No network of the design has a DHCP scope to go beside.");
  for (const { network, scope, runs, proof } of all) {
    const verdict = runs.length === 0 ? "none" : "";
    output.line(`Blocks of ${size} beside scope ${scope.name} (${network}): ${verdict}`.trimEnd());
    for (const run of runs) output.line(`  ${runInWords(run)}`);
    output.line("  Proof:");
    const width = Math.max(...proof.map(({ range }) => formatRange(range).length));
    for (const each of proof)
      output.line(`    ${formatRange(each.range).padEnd(width)}  ${verdictInWords(each)}`);
  }
}
