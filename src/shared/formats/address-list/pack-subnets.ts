import { maskOf, prefixSize, type Prefix } from "#shared/address/prefix";

/**
 * Lays blocks into a network as IPSubnetPlanner does: the largest first, in the order given among
 * equals, without gaps. Undefined for a block that does not fit any more; the planner itself goes on
 * beyond the end of the network (realworld.md section 7).
 */
export function packSubnets(
  network: Prefix,
  lengths: readonly number[],
): readonly (Prefix | undefined)[] {
  const order = lengths
    .map((length, i) => ({ length, i }))
    .sort((a, b) => a.length - b.length || a.i - b.i);
  const end = network.network + prefixSize(network);
  const placed: (Prefix | undefined)[] = lengths.map(() => undefined);
  let next = network.network;
  for (const { length, i } of order) {
    const block = { network: next, length };
    if (next + prefixSize(block) > end || (next & ~maskOf(length)) >>> 0 !== 0) continue;
    placed[i] = block;
    next += prefixSize(block);
  }
  return placed;
}
