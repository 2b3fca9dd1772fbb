import type { ElementRecord } from "#shared/model/records";
import {
  defineFact,
  defineGlobalFact,
  elementOf,
  idsOfKind,
  sameList,
  type Facts,
} from "./engine.ts";
import { networkOf, type NetworkId } from "./networks.ts";

/** The DHCP scopes that lease addresses of a network, by id. */
export function scopesOn(facts: Facts, network: NetworkId): ElementRecord[] {
  return scopeIds(facts, network).flatMap((id) => elementOf(facts, id) ?? []);
}

const scopesByNetwork = defineGlobalFact("scopesByNetwork", (facts) =>
  Map.groupBy(idsOfKind(facts, "dhcpScope"), (id) => networkOf(facts, id) ?? ""),
);

const scopeIds = defineFact<readonly string[]>(
  "scopesOn",
  (facts, network) => scopesByNetwork(facts).get(network) ?? [],
  sameList,
);
