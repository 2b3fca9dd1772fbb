import type { Ipv4 } from "./ipv4.ts";
import { broadcastOf, type Prefix } from "./prefix.ts";

/**
 * All pairs of prefixes that overlap, as positions with the lower one first. Two prefixes overlap
 * exactly when one contains the other, so in order of (network, length) the ancestors of a prefix
 * form a stack. O(N log N + k) for k pairs.
 */
export function overlappingPairs(
  prefixes: readonly Prefix[],
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const ancestors: number[] = [];
  const ends: number[] = [];
  for (const index of outerFirst(prefixes)) {
    const prefix = prefixes[index] as Prefix;
    while (ends.length > 0 && (ends.at(-1) as number) < prefix.network) {
      ends.pop();
      ancestors.pop();
    }
    for (const outer of ancestors) pairs.push(outer < index ? [outer, index] : [index, outer]);
    ancestors.push(index);
    ends.push(broadcastOf(prefix));
  }
  return pairs;
}

/**
 * Prepares longest prefix match: the result maps an address to the position of the longest prefix
 * that contains it, -1 if none does; of equal prefixes the first. The address space is cut into
 * atoms with one answer each, so a lookup is a binary search, O(log N), and allocates nothing.
 */
export function buildLongestPrefixMatch(prefixes: readonly Prefix[]): (a: Ipv4) => number {
  const { starts, owners } = cutIntoAtoms(prefixes);
  return (a) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= a) low = middle;
      else high = middle;
    }
    return owners[low] as number;
  };
}

/** Atom i reaches from starts[i] to the address before starts[i + 1]; starts[0] is 0. */
function cutIntoAtoms(prefixes: readonly Prefix[]): { starts: Uint32Array; owners: Int32Array } {
  const starts = [0];
  const owners = [-1];
  const open: { readonly index: number; readonly end: number }[] = [];
  const cut = (start: number, owner: number) => {
    if (start > 0xffff_ffff) return;
    if (starts.at(-1) === start) owners[owners.length - 1] = owner;
    else if (owners.at(-1) !== owner) {
      starts.push(start);
      owners.push(owner);
    }
  };
  const closeBefore = (address: number) => {
    for (let top = open.at(-1); top !== undefined && top.end < address; top = open.at(-1)) {
      open.pop();
      cut(top.end + 1, open.at(-1)?.index ?? -1);
    }
  };
  let previous: Prefix | undefined;
  for (const index of outerFirst(prefixes)) {
    const prefix = prefixes[index] as Prefix;
    if (previous?.network === prefix.network && previous.length === prefix.length) continue;
    previous = prefix;
    closeBefore(prefix.network);
    cut(prefix.network, index);
    open.push({ index, end: broadcastOf(prefix) });
  }
  closeBefore(Infinity);
  return { starts: Uint32Array.from(starts), owners: Int32Array.from(owners) };
}

/** Positions in order of network, then the shorter length, then position. */
function outerFirst(prefixes: readonly Prefix[]): Uint32Array {
  const count = prefixes.length;
  // Network, length and position are one Float64, exact below 2^53, so that plain numbers are sorted
  // without a comparison function. Only above 63,550 prefixes is there no room for the position.
  if (2 ** 32 * 33 * count <= 2 ** 53) {
    const keys = Float64Array.from(prefixes, (p, i) => (p.network * 33 + p.length) * count + i);
    return Uint32Array.from(keys.sort(), (key) => key % count);
  }
  const keys = Float64Array.from(prefixes, (p) => p.network * 33 + p.length);
  const order = Uint32Array.from(keys, (_, index) => index);
  return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}
