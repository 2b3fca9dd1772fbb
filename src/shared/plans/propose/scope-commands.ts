import {
  intersectSets,
  rangeSet,
  sameSet,
  setSize,
  subtractSets,
  unionSets,
  type RangeSet,
} from "#shared/address/range-set";
import type { Range } from "#shared/address/range";
import type { CommandCall } from "#shared/commands/define-command";
import type { Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { isPinned } from "#shared/facts/pinned";
import { readRange, readRangeList, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { say, type Message } from "#shared/kernel/message";
import { err, ok, type Result } from "#shared/kernel/result";
import type { ElementRecord } from "#shared/model/records";
import { rangeText } from "#shared/rules/vnet-fixes";
import type { Placement } from "./place-ranges.ts";
import type { Wanted } from "./wanted.ts";

/**
 * Gives the scope that leases to the nodes room for all of them, and excludes from it what is virtual
 * or somebody else's. Nothing for static networks, and where the scope is right as it is.
 */
export function scopeCommands(
  facts: Facts,
  { object, ranges, leases }: Wanted,
  placed: Placement,
  hosts: Range,
  obstacles: RangeSet,
): Result<readonly CommandCall[], Message> {
  if (leases === 0) return ok([]);
  const [scope, ...others] = scopesOn(facts, networkOf(facts, object.id) ?? "");
  if (!scope || others.length > 0)
    return err(
      say`A plan with leases needs just one DHCP scope on the network of ${object}. Draw one, or merge them.`,
    );
  const barred = rangeSet([...obstacles, ...placed.values()]);
  const old = readExclusions(scope);
  const moved = rangeSet(ranges.flatMap(({ current }) => current ?? []));
  const mayShrink = !isPinned(facts, scope.id, "exclusions");
  const kept = mayShrink ? subtractSets(old, moved) : old;
  const current = valueOf(readRange(facts, scope, "range"));
  const range = rangeFor(facts, scope, current, hosts, unionSets(kept, barred), leases);
  if (!range)
    return err(
      say`${scope} cannot lease ${leases} addresses in this network. Free some addresses, unpin the scope, or plan for less.`,
    );
  const exclusions = unionSets(kept, intersectSets(barred, [range]));
  if (!mayShrink && !sameSet(exclusions, old))
    return err(say`The exclusions of ${scope} are pinned, but the plan needs others. Unpin them.`);
  const isSame = current?.start === range.start && current.end === range.end;
  if (isSame && sameSet(exclusions, old)) return ok([]);
  const fields = { range: rangeText(range), exclusions: exclusions.map(rangeText) };
  return ok([{ name: "element.edit", args: { ids: [scope.id], fields } }]);
}

function readExclusions(scope: ElementRecord): RangeSet {
  return rangeSet(readRangeList(scope, "exclusions").flatMap((each) => valueOf(each) ?? []));
}

/** The present range where it can lease enough, else lengthened at its end, then at its start. */
function rangeFor(
  facts: Facts,
  scope: ElementRecord,
  current: Range | undefined,
  hosts: Range,
  excluded: RangeSet,
  leases: number,
): Range | undefined {
  const leasable = (range: Range): number => setSize(subtractSets([range], excluded));
  const range = current ?? { start: hosts.start, end: hosts.start };
  if (leasable(range) >= leases) return range;
  if (current && isPinned(facts, scope.id, "range")) return undefined;
  let { start, end } = range;
  while (end < hosts.end && leasable({ start, end }) < leases) end += 1;
  while (start > hosts.start && leasable({ start, end }) < leases) start -= 1;
  return leasable({ start, end }) >= leases ? { start, end } : undefined;
}
