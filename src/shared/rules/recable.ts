import { nextFreeAddress } from "#shared/address/allocate";
import { formatIpv4 } from "#shared/address/ipv4";
import { hostsOf, isHost } from "#shared/address/prefix";
import { unionSets } from "#shared/address/range-set";
import type { Message } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { linksOf, type Facts } from "#shared/facts/engine";
import { linkedFrom, networkPrefix, type NetworkId } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { adapterIdsOn } from "#shared/facts/switches";
import type { Fix } from "./finding.ts";
import { setAddress, together } from "./fixes.ts";
import { connect, cut } from "./wiring.ts";

/**
 * Cables a port to another network. It and the adapters on its switch take free addresses there,
 * unless theirs fit already. Nothing when the network has not enough of them.
 */
export function recable(facts: Facts, title: Message, port: string, network: NetworkId): Fix[] {
  const cables = linksOf(facts, port).flatMap(({ id, kind }) => (kind === "cable" ? [id] : []));
  const adapters = linkedFrom(facts, port, "uplink").flatMap(({ id }) => adapterIdsOn(facts, id));
  const addresses = renumber(facts, [port, ...adapters], network);
  return addresses
    ? [
        together(title, "Cable a port to another network", [
          cut(title, cables),
          connect(title, port, network),
          ...addresses,
        ]),
      ]
    : [];
}

/** Free addresses of a network for interfaces whose own do not fit it; undefined when it is full. */
export function renumber(
  facts: Facts,
  interfaces: readonly string[],
  network: NetworkId,
): Fix[] | undefined {
  const prefix = networkPrefix(facts, network);
  const fixes: Fix[] = [];
  if (!prefix) return fixes;
  let occupied = occupiedOn(facts, network);
  for (const claim of interfaces.flatMap((id) => claimsOf(facts, id))) {
    if (!claim.single || isHost(prefix, claim.range.start)) continue;
    const free = nextFreeAddress(hostsOf(prefix), occupied);
    if (free === undefined) return undefined;
    occupied = unionSets(occupied, [{ start: free, end: free }]);
    fixes.push(
      setAddress(facts, claim.owner, claim.field, free, `for ${formatIpv4(claim.range.start)}`),
    );
  }
  return fixes;
}
