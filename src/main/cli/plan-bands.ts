import { formatIpv4 } from "#shared/address/ipv4";
import { createFacts } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import { planNetworks } from "#shared/plans/network/network-plan";
import type { Growth } from "#shared/plans/network/pool-plan";
import { bandTargetsOn, type NamedTarget } from "#shared/plans/solve/band-targets";
import { findSafeBands, type SafeBands } from "#shared/plans/solve/safe-band";
import type { Output } from "./output.ts";

interface NamedBands extends NamedTarget {
  readonly network: string;
  readonly bands: SafeBands;
}

/** How far each pool edge, gateway and size of a design may be moved with every rule green. */
export function safeBandsOf(project: Project, growth: Growth): NamedBands[] {
  const facts = createFacts(project);
  return planNetworks(facts, growth).flatMap((plan) =>
    bandTargetsOn(facts, plan).flatMap((named) => {
      const bands = findSafeBands(project, named.target);
      return bands ? [{ ...named, network: plan.name, bands }] : [];
    }),
  );
}

export function bandsJson({ network, label, target, bands }: NamedBands) {
  const text = textOf(target.what);
  return {
    network,
    label,
    current: text(bands.current),
    safe: bands.safe.map((range) => spanOf(range, text)),
    segments: bands.segments.map(({ range, raised }) => ({
      values: spanOf(range, text),
      raises: rulesOf(raised),
    })),
  };
}

export function printBands(all: readonly NamedBands[], output: Output): void {
  output.line("Values that keep every rule green:");
  for (const each of all) {
    const { network, label, current, safe, segments } = bandsJson(each);
    const where = safe.length === 0 ? "nowhere" : safe.join(", ");
    output.line(`  ${label} (${network}, now ${current}): ${where}`);
    if (safe.length > 0) continue;
    const own =
      segments[each.bands.segments.findIndex(({ range }) => isIn(range, each.bands.current))];
    if (own && own.raises.length > 0) output.line(`      now it raises ${own.raises.join(", ")}`);
  }
}

function isIn(range: { start: number; end: number }, value: number): boolean {
  return value >= range.start && value <= range.end;
}

function textOf(what: NamedTarget["target"]["what"]): (value: number) => string {
  return what === "size" ? String : formatIpv4;
}

function spanOf({ start, end }: { start: number; end: number }, text: (value: number) => string) {
  return start === end ? text(start) : `${text(start)}–${text(end)}`;
}

function rulesOf(findings: readonly { readonly rule: string }[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}
