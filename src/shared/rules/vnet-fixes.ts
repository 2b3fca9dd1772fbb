import { nextFreeBlock } from "#shared/address/allocate";
import type { Ipv4 } from "#shared/address/ipv4";
import { hostsOf } from "#shared/address/prefix";
import { rangeSet, setOverlaps, setSize, type RangeSet } from "#shared/address/range-set";
import {
  formatRange,
  rangeContains,
  rangeContainsRange,
  rangeSize,
  type Range,
} from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { claimsWithin, type Claim } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { networkOf } from "#shared/facts/networks";
import { freeAddressIn, occupiedBeside } from "#shared/facts/occupancy";
import { isMemberOfPool, vnetOf, vnetRanges, type VnetPool } from "#shared/facts/vnets";
import type { Fix } from "./finding.ts";
import { setAddress, setFields, together } from "./fixes.ts";

const NAMES: Readonly<Record<VnetPool, string>> = {
  nodeVmPool: "node VM pool",
  vipPool: "VIP pool",
};

/** The text of a range as fields hold it. */
export function rangeText(range: Range): string {
  return formatRange(range).replace("–", "-");
}

/** Gives a pool of a virtual network one range and takes along everything that had its address from it. */
export function movePoolOf(
  facts: Facts,
  vnet: string,
  pool: VnetPool,
  to: Range,
  why: string,
): Fix[] {
  const from = vnetRanges(facts, vnet, pool);
  const title = say`Move the ${plain(NAMES[pool])} to ${formatRange(to)}, ${plain(why)}`;
  const reshaped = setFields(title, vnet, { [pool]: [rangeText(to)] });
  const moves = membersIn(facts, vnet, pool, from).map(({ owner, field, range: { start } }) => {
    const address = to.start + placeIn(from, start);
    return address <= to.end ? setAddress(facts, owner, field, address, why) : undefined;
  });
  const movable = moves.flatMap((each) => each ?? []);
  if (movable.length < moves.length) return [];
  return [movable.length === 0 ? reshaped : together(title, "Move pool", [reshaped, ...movable])];
}

/** The first run of `size` addresses for a pool, where what it holds today does not count as taken. */
export function blockFor(
  facts: Facts,
  vnet: string,
  pool: VnetPool,
  size: number,
  from?: Ipv4,
): Range | undefined {
  const home = homeOf(facts, vnet);
  const taken = takenBeside(facts, vnet, pool);
  return home && taken && nextFreeBlock(hostsOf(home.prefix), taken, size, from);
}

/** Lengthens a pool at its end to a number of addresses, where those behind it are free. */
export function extendPoolOf(facts: Facts, vnet: string, pool: VnetPool, size: number): Fix[] {
  const ranges = vnetRanges(facts, vnet, pool);
  const home = homeOf(facts, vnet);
  const taken = takenBeside(facts, vnet, pool);
  const last = ranges.at(-1);
  if (!last || ranges.length > 1 || !home || !taken) return [];
  const added = { start: last.end + 1, end: last.end + size - rangeSize(last) };
  if (added.end < added.start) return [];
  if (!rangeContainsRange(hostsOf(home.prefix), added) || setOverlaps(taken, added)) return [];
  const to = { start: last.start, end: added.end };
  const title = say`Extend the ${plain(NAMES[pool])} to ${formatRange(to)}, ${plain(`${size} addresses`)}`;
  return [setFields(title, vnet, { [pool]: [rangeText(to)] })];
}

/** One range in place of several: merged where they touch, else a free block of the same size. */
export function oneRange(facts: Facts, vnet: string, pool: VnetPool): Fix[] {
  const merged = rangeSet(vnetRanges(facts, vnet, pool));
  const [first, second] = merged;
  if (!first) return [];
  if (!second) {
    const title = say`Merge them to ${formatRange(first)}`;
    return [setFields(title, vnet, { [pool]: [rangeText(first)] })];
  }
  const size = setSize(merged);
  const block = blockFor(facts, vnet, pool, size, first.start);
  return block && rangeSize(block) === size
    ? movePoolOf(facts, vnet, pool, block, `one block of ${size} addresses`)
    : [];
}

/** Gives an element the first free address of the pool that its addresses come from. */
export function takeFromPool(facts: Facts, id: string, field: string, pool: VnetPool): Fix[] {
  const vnet = vnetOf(facts, id);
  const network = vnet === undefined ? undefined : networkOf(facts, vnet);
  if (vnet === undefined || network === undefined) return [];
  for (const range of vnetRanges(facts, vnet, pool)) {
    const free = freeAddressIn(facts, network, range, [id]);
    if (free === undefined) continue;
    return [setAddress(facts, id, field, free, "the next free address of the pool")];
  }
  return [];
}

/** What is taken on the network of a pool by others than the pool itself and those it is for. */
function takenBeside(facts: Facts, vnet: string, pool: VnetPool): RangeSet | undefined {
  const network = networkOf(facts, vnet);
  if (network === undefined) return undefined;
  return occupiedBeside(
    facts,
    network,
    (claim) =>
      (claim.owner === vnet && claim.field === pool) || isMemberOfPool(facts, claim, vnet, pool),
  );
}

function membersIn(
  facts: Facts,
  vnet: string,
  pool: VnetPool,
  ranges: readonly Range[],
): readonly Claim[] {
  const network = networkOf(facts, vnet);
  if (network === undefined) return [];
  const domain = domainOf(facts, network);
  return rangeSet(ranges).flatMap(({ start, end }) =>
    claimsWithin(facts, domain, start, end).filter((claim) =>
      isMemberOfPool(facts, claim, vnet, pool),
    ),
  );
}

/** How many addresses of the ranges lie before this one. */
function placeIn(ranges: readonly Range[], address: Ipv4): number {
  const set = rangeSet(ranges);
  const at = set.findIndex((range) => rangeContains(range, address));
  return setSize(set.slice(0, at)) + address - (set[at]?.start ?? address);
}
