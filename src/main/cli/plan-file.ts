import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { counted } from "#shared/kernel/words";
import { formatRange } from "#shared/address/range";
import { formatSet } from "#shared/address/range-set";
import { messageText } from "#shared/kernel/message";
import { createFacts } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import { dryInWords } from "#shared/plans/network/dry-words";
import {
  planNetworks,
  type NetworkPlan,
  type SubnetPlan,
} from "#shared/plans/network/network-plan";
import type { Growth, PoolPlan } from "#shared/plans/network/pool-plan";
import type { ScopeSolution } from "#shared/plans/solve/scopes-of-network";
import type { Output } from "./output.ts";
import { printSteps } from "./print-steps.ts";
import { stepJson } from "./step-json.ts";

/** The plan of each network of a design as JSON. */
export function filePlanJson(project: Project, growth: Growth) {
  return { growth, networks: planNetworks(createFacts(project), growth).map(networkJson) };
}

function networkJson({ network, name, site, pools, subnet, scopes }: NetworkPlan) {
  return {
    network,
    name,
    site,
    pools: pools.map(poolJson),
    subnet: subnet ? subnetJson(subnet) : null,
    scopes: scopes.map(scopeJson),
  };
}

function poolJson({ perCluster: _c, perService: _s, steps, doubt, ...pool }: PoolPlan) {
  const { reserved, free, afterCluster, afterService, ...rest } = pool;
  return {
    ...rest,
    reserved: reserved ?? null,
    free: free ?? null,
    afterCluster: afterCluster ?? null,
    afterService: afterService ?? null,
    doubt: doubt ? messageText(doubt) : null,
    steps: steps.map(stepJson),
  };
}

function scopeJson({ scope, added, all, leasable, proof }: ScopeSolution) {
  return {
    scope: scope.id,
    name: scope.name,
    toExclude: added.map(formatRange),
    exclusions: all.map(formatRange),
    leasable,
    proof: proof.map(({ range, verdict }) => ({ range: formatRange(range), verdict })),
  };
}

function subnetJson({ prefix, nextFree, steps, ...subnet }: SubnetPlan) {
  return {
    prefix: formatPrefix(prefix),
    ...subnet,
    nextFree: nextFree === undefined ? null : formatIpv4(nextFree),
    steps: steps.map(stepJson),
  };
}

/** The same as tables for people. */
export function printFilePlan(
  project: Project,
  growth: Growth,
  withSteps: boolean,
  output: Output,
): void {
  const networks = planNetworks(createFacts(project), growth);
  if (networks.length === 0) output.line("The design has no network with addresses.");
  for (const network of networks) {
    printNetwork(network, withSteps, output);
    output.line();
  }
  const { controlPlane, workers, services } = growth;
  output.line(
    `One more cluster is reckoned as ${controlPlane} + ${workers} nodes and ${counted(services, "service", "services")} (--more).`,
  );
}

const HEAD = [
  "In use",
  "Needed",
  "Reserved",
  "Free",
  "In an upgrade",
  "One more cluster",
  "Service",
];

function printNetwork(
  { name, site, pools, subnet, scopes }: NetworkPlan,
  withSteps: boolean,
  output: Output,
): void {
  const prefix = subnet ? `  ${formatPrefix(subnet.prefix)}` : "";
  output.line(`${name}${prefix}${site === "" ? "" : `  (${site})`}`);
  if (pools.length > 0) {
    const width = Math.max(...pools.map(({ label }) => label.length));
    output.line(row("", HEAD, width));
    for (const pool of pools) {
      output.line(row(pool.label, cellsOf(pool), width));
      const dry = dryInWords(pool);
      if (dry !== undefined) output.line(`    runs dry ${dry}`);
      if (pool.doubt) output.line(`    not certain: ${messageText(pool.doubt)}`);
      if (withSteps) printSteps(pool.steps, "    ", output);
    }
  }
  for (const { scope, added, leasable } of scopes) {
    const todo = added.length === 0 ? "nothing more to exclude" : `exclude ${formatSet(added)}`;
    output.line(`  Scope ${scope.name}: ${todo} for virtual addresses; ${leasable} to lease`);
  }
  if (!subnet) return;
  const { usable, reserved, free, nextFree, largestBlock, smallestLength } = subnet;
  const next = nextFree === undefined ? "none free" : `next free ${formatIpv4(nextFree)}`;
  output.line(
    `  Subnet: ${usable} usable, ${reserved} claimed, ${free} free; ${next}, longest free block ${largestBlock}; a /${smallestLength} would do`,
  );
  if (withSteps) printSteps(subnet.steps, "    ", output);
}

function row(label: string, cells: readonly string[], width: number): string {
  const figures = cells.map((cell, i) => cell.padStart((HEAD[i] ?? "").length));
  return `  ${[label.padEnd(width), ...figures].join("  ")}`;
}

function cellsOf(pool: PoolPlan): string[] {
  const { inUse, needed, reserved, free, afterUpgrade, afterCluster, afterService } = pool;
  return [
    String(inUse),
    String(needed),
    reserved === undefined ? "?" : String(reserved),
    free === undefined ? "?" : String(free),
    reserved === undefined ? String(afterUpgrade) : `${afterUpgrade} of ${reserved}`,
    leftOver(afterCluster),
    leftOver(afterService),
  ];
}

function leftOver(free: number | undefined): string {
  if (free === undefined) return "–";
  return free < 0 ? `${-free} short` : `${free} left`;
}
