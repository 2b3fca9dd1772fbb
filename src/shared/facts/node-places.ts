import type { Ipv4 } from "#shared/address/ipv4";
import { elementAddress } from "./addresses.ts";
import { childIds, defineFact, type Facts } from "./engine.ts";
import { networkOf, nodesOf, type NetworkId } from "./networks.ts";
import { sameJson, type Json } from "#shared/kernel/json";

/** The nodes of a cluster on one network: the first of them, and the addresses of all. */
export interface NodePlace {
  readonly network: NetworkId;
  readonly node: string;
  readonly addresses: readonly Ipv4[];
}

/** The networks that the nodes of a cluster are on, by id; each node counts by its first adapter with an address. */
export const nodePlaces: (facts: Facts, cluster: string) => readonly NodePlace[] = defineFact<
  readonly NodePlace[]
>(
  "nodePlaces",
  (facts, cluster) => {
    const places = new Map<NetworkId, { network: NetworkId; node: string; addresses: Ipv4[] }>();
    for (const { id } of nodesOf(facts, cluster)) {
      for (const part of childIds(facts, id)) {
        const network = networkOf(facts, part);
        const address = elementAddress(facts, part);
        if (network === undefined || address === undefined) continue;
        const place = places.get(network);
        if (place) place.addresses.push(address);
        else places.set(network, { network, node: id, addresses: [address] });
        break;
      }
    }
    return [...places.values()].sort((a, b) => (a.network < b.network ? -1 : 1));
  },
  (a, b) => sameJson(a as unknown as Json, b as unknown as Json),
);
