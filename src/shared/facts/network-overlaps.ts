import type { Prefix } from "#shared/address/prefix";
import { overlappingPairs } from "#shared/address/prefix-order";
import { compareText } from "#shared/kernel/order";
import { defineFact, defineGlobalFact, sameList, type Facts } from "./engine.ts";
import { allNetworks, domainOf, type DomainId } from "./domains.ts";
import { networkPrefix, type NetworkId } from "./networks.ts";

const byDomain = defineGlobalFact<ReadonlyMap<DomainId, readonly NetworkId[]>>(
  "networksByDomain",
  (facts) => {
    const domains = new Map<DomainId, NetworkId[]>();
    for (const id of allNetworks(facts)) {
      const domain = domainOf(facts, id);
      const members = domains.get(domain);
      if (members) members.push(id);
      else domains.set(domain, [id]);
    }
    return domains;
  },
);

/** The networks of a routed domain. */
const networksIn = defineFact<readonly NetworkId[]>(
  "networksIn",
  (facts, domain) => byDomain(facts).get(domain) ?? [],
  sameList,
);

/** For each network of a domain that overlaps others: those others, by id. */
const overlapsIn = defineFact<ReadonlyMap<NetworkId, readonly NetworkId[]>>(
  "overlapsIn",
  (facts, domain) => {
    const members: { id: NetworkId; prefix: Prefix }[] = [];
    for (const id of networksIn(facts, domain)) {
      const prefix = networkPrefix(facts, id);
      if (prefix) members.push({ id, prefix });
    }
    const found = new Map<NetworkId, NetworkId[]>();
    const note = (a: NetworkId, b: NetworkId): void =>
      void (found.get(a)?.push(b) ?? found.set(a, [b]));
    for (const [i, j] of overlappingPairs(members.map(({ prefix }) => prefix))) {
      const [a, b] = [members[i], members[j]];
      if (!a || !b) continue;
      note(a.id, b.id);
      note(b.id, a.id);
    }
    for (const others of found.values()) others.sort(compareText);
    return found;
  },
);

/** The networks of the same routed domain that overlap this one, by id. */
export const overlapsOf: (facts: Facts, network: NetworkId) => readonly NetworkId[] = defineFact<
  readonly NetworkId[]
>(
  "overlapsOf",
  (facts, network) => overlapsIn(facts, domainOf(facts, network)).get(network) ?? [],
  sameList,
);
