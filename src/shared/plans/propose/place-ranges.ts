import { rangeSet, setContainsRange, subtractSets, type RangeSet } from "#shared/address/range-set";
import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains, rangeSize, type Range } from "#shared/address/range";
import { plain, say, type Message } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { err, ok, type Result } from "#shared/kernel/result";

/** A single address that belongs into a range: a node into the node pool, a service into the VIP pool. */
export interface Member {
  readonly owner: string;
  readonly field: string;
  readonly address: Ipv4;
  readonly pinned: boolean;
}

/** A range that a plan needs. */
export interface Wish {
  readonly id: string;
  readonly label: string;
  readonly size: number;
  /** Where it is now; undefined for a new one. */
  readonly current: Range | undefined;
  readonly pinned: boolean;
  /** True where the platform says at which address the range begins. */
  readonly startIsFixed?: boolean;
  readonly members: readonly Member[];
}

/** Where each wish went, by its id. */
export type Placement = ReadonlyMap<string, Range>;

/**
 * Finds a place for every wish: pinned ones stay, large enough ones stay where nobody is in the way,
 * others grow at their end, at their start, or go to the first run that is free. Every range keeps
 * its pinned members inside and nobody else's. The error says which wish finds no place, and why.
 */
export function placeRanges(
  wishes: readonly Wish[],
  hosts: Range,
  obstacles: RangeSet,
): Result<Placement, Message> {
  const placed = new Map<string, Range>();
  for (const wish of wishes) {
    if (!wish.pinned || !wish.current) continue;
    if (rangeSize(wish.current) < wish.size) return err(tooSmall(wish, wish.current));
    placed.set(wish.id, wish.current);
  }
  for (const wish of wishes) {
    if (placed.has(wish.id)) continue;
    const foreign = wishes
      .filter((other) => other.id !== wish.id)
      .flatMap(({ members }) => members.filter(({ pinned }) => pinned).map(toRange));
    const free = subtractSets([hosts], rangeSet([...obstacles, ...placed.values(), ...foreign]));
    const later = wishes
      .filter((other) => other.id !== wish.id && !placed.has(other.id))
      .flatMap(({ current }) => current ?? []);
    // A place that drives nobody else out is better than one that does.
    const range = findPlace(wish, subtractSets(free, rangeSet(later))) ?? findPlace(wish, free);
    if (!range) return err(noPlace(wish));
    placed.set(wish.id, range);
  }
  return ok(placed);
}

function findPlace(
  { size, current, startIsFixed, members }: Wish,
  free: RangeSet,
): Range | undefined {
  const fixed = members.filter(({ pinned }) => pinned).map(({ address }) => address);
  const holds = (range: Range): boolean =>
    setContainsRange(free, range) && fixed.every((address) => rangeContains(range, address));
  const own = current
    ? [
        ...(rangeSize(current) >= size ? [current] : []),
        { start: current.start, end: current.start + size - 1 },
        { start: current.end - size + 1, end: current.end },
      ]
    : [];
  const kept = own.find(holds);
  if (startIsFixed) return kept?.start === current?.start ? kept : undefined;
  if (kept) return kept;
  for (const run of free) {
    const first = Math.max(run.start, ...fixed.map((address) => address - size + 1));
    const range = { start: first, end: first + size - 1 };
    if (holds(range)) return range;
  }
  return undefined;
}

/**
 * New addresses for members that their range no longer holds: the next free ones in it. Those that
 * shared an address go on sharing one.
 */
export function moveMembers(
  { members }: Wish,
  range: Range,
): { readonly member: Member; readonly to: Ipv4 }[] {
  const taken = new Set(members.map(({ address }) => address));
  const moved = new Map<Ipv4, Ipv4>();
  let next = range.start;
  return members.flatMap((member) => {
    if (rangeContains(range, member.address) || member.pinned) return [];
    let to = moved.get(member.address);
    if (to === undefined) {
      while (taken.has(next)) next += 1;
      if (next > range.end) return [];
      to = next;
      taken.add(to);
      moved.set(member.address, to);
    }
    return [{ member, to }];
  });
}

function toRange({ address }: Member): Range {
  return { start: address, end: address };
}

function tooSmall({ label, size }: Wish, current: Range): Message {
  return say`${plain(label)} is pinned to ${formatRange(current)}, ${plain(counted(rangeSize(current), "address", "addresses"))}; the plan needs ${size}. Unpin it, or plan for less.`;
}

function noPlace({ label, size, members }: Wish): Message {
  const fixed = members.filter(({ pinned }) => pinned);
  const [first] = fixed;
  const around = first ? say` around the pinned ${formatIpv4(first.address)}` : [];
  return say`There is no free run of ${size} addresses${around} for the ${plain(label.toLowerCase())}. Free some addresses of the network, unpin some, or plan for less.`;
}
