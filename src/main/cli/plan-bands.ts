import { rangeContains } from "#shared/address/range";
import type { Project } from "#shared/model/project";
import { planNetworks } from "#shared/plans/network/network-plan";
import type { Growth } from "#shared/plans/network/pool-plan";
import { bandTargetsOn, type NamedTarget } from "#shared/plans/solve/band-targets";
import { rulesIn, safeInWords, spanInWords, valueInWords } from "#shared/plans/solve/band-words";
import { findSafeBands, type SafeBands } from "#shared/plans/solve/safe-band";
import { createChecker } from "#shared/rules/checker";
import type { Output } from "./output.ts";

interface NamedBands extends NamedTarget {
  readonly network: string;
  readonly bands: SafeBands;
}

/** How far each pool edge, gateway and size of a design may be moved with every rule green. */
export function safeBandsOf(project: Project, growth: Growth): NamedBands[] {
  const checker = createChecker(project);
  const { facts } = checker;
  return planNetworks(facts, growth).flatMap((plan) =>
    bandTargetsOn(facts, plan).flatMap((named) => {
      const bands = findSafeBands(project, named.target, checker);
      return bands ? [{ ...named, network: plan.name, bands }] : [];
    }),
  );
}

export function bandsJson({ network, label, target: { what }, bands }: NamedBands) {
  return {
    network,
    label,
    current: valueInWords(what, bands.current),
    safe: bands.safe.map((range) => spanInWords(what, range)),
    segments: bands.segments.map(({ range, raised }) => ({
      values: spanInWords(what, range),
      raises: rulesIn(raised),
    })),
  };
}

export function printBands(all: readonly NamedBands[], output: Output): void {
  output.line("Values that keep every rule green:");
  for (const { network, label, target, bands } of all) {
    const { what } = target;
    const { current, safe, segments } = bands;
    const now = valueInWords(what, current);
    output.line(`  ${label} (${network}, now ${now}): ${safeInWords(what, safe)}`);
    const own = segments.find(({ range }) => rangeContains(range, current));
    if (own && own.raised.length > 0)
      output.line(`      now it raises ${rulesIn(own.raised).join(", ")}`);
  }
}
