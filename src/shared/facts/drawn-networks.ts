import type { Ipv4 } from "#shared/address/ipv4";
import { buildLongestPrefixMatch } from "#shared/address/prefix-order";
import { allNetworks } from "./domains.ts";
import { defineFact, defineGlobalFact, kindOf, type Facts } from "./engine.ts";
import { networkPrefix, type NetworkId } from "./networks.ts";

const search = defineGlobalFact<(address: Ipv4) => NetworkId | undefined>(
  "drawnNetworks",
  (facts) => {
    const drawn = allNetworks(facts).flatMap((id) => {
      const prefix = kindOf(facts, id) === "segment" ? networkPrefix(facts, id) : undefined;
      return prefix ? [{ id, prefix }] : [];
    });
    const match = buildLongestPrefixMatch(drawn.map(({ prefix }) => prefix));
    return (address) => drawn[match(address)]?.id;
  },
);

const networkAt = defineFact<NetworkId | undefined>("drawnNetworkAt", (facts, address) =>
  search(facts)(Number(address)),
);

/** A segment of the project whose prefix holds the address, wherever it is; the one with the longest. */
export function drawnNetworkAt(facts: Facts, address: Ipv4): NetworkId | undefined {
  return networkAt(facts, String(address));
}
