import type { Prefix } from "#shared/address/prefix";
import { overlappingPairs } from "#shared/address/prefix-order";
import { defineFact, defineGlobalFact, sameList, type Facts } from "./engine.ts";
import { allNetworks, domainOf, type DomainId } from "./domains.ts";
import { networkPrefix, type NetworkId } from "./networks.ts";

/** For each network, the others of its routed domain whose prefixes overlap its own. */
const overlaps = defineGlobalFact<ReadonlyMap<NetworkId, readonly NetworkId[]>>(
  "networkOverlaps",
  (facts) => {
    const domains = new Map<DomainId, { id: NetworkId; prefix: Prefix }[]>();
    for (const id of allNetworks(facts)) {
      const prefix = networkPrefix(facts, id);
      if (!prefix) continue;
      const domain = domainOf(facts, id);
      const members = domains.get(domain);
      if (members) members.push({ id, prefix });
      else domains.set(domain, [{ id, prefix }]);
    }
    const found = new Map<NetworkId, NetworkId[]>();
    const note = (a: NetworkId, b: NetworkId): void =>
      void (found.get(a)?.push(b) ?? found.set(a, [b]));
    for (const members of domains.values()) {
      for (const [i, j] of overlappingPairs(members.map(({ prefix }) => prefix))) {
        const [a, b] = [members[i], members[j]];
        if (!a || !b) continue;
        note(a.id, b.id);
        note(b.id, a.id);
      }
    }
    for (const others of found.values()) others.sort();
    return found;
  },
);

/** The networks of the same routed domain that overlap this one, by id. */
export const overlapsOf: (facts: Facts, network: NetworkId) => readonly NetworkId[] = defineFact<
  readonly NetworkId[]
>("overlapsOf", (facts, network) => overlaps(facts).get(network) ?? [], sameList);
