import {
  childIds,
  defineFact,
  defineGlobalFact,
  elementOf,
  fieldOf,
  idsOfKind,
  kindOf,
  type Facts,
} from "./engine.ts";
import { farRouters, translates } from "./lines.ts";
import { networkOf, type NetworkId } from "./networks.ts";
import { staticRoutes } from "./routing.ts";

/**
 * A routed domain is a set of networks between which routers forward untranslated (catalogue 3.0.3).
 * Overlap means something only inside one. Known by the smallest id of its networks.
 */
export type DomainId = string;

/** Which domain each network that a router touches belongs to. */
const joinedDomains = defineGlobalFact<ReadonlyMap<NetworkId, DomainId>>(
  "joinedDomains",
  (facts) => {
    const leader = new Map<NetworkId, NetworkId>();
    const find = (id: NetworkId): NetworkId => {
      let at = id;
      for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
      return at;
    };
    const join = (a: NetworkId, b: NetworkId): void => {
      const [x, y] = [find(a), find(b)];
      if (x !== y) leader.set(x > y ? x : y, x > y ? y : x);
    };
    for (const router of idsOfKind(facts, "router")) {
      if (fieldOf(facts, router, "forwards") === false) continue;
      const far = farRouters(facts, router);
      if (translates(facts, router) && far.length === 0) continue;
      const networks = insideNetworks(facts, router);
      for (const network of networks) if (!leader.has(network)) leader.set(network, network);
      const [first] = networks;
      for (const network of networks) if (first !== undefined) join(first, network);
      for (const other of far) {
        const [theirs] = insideNetworks(facts, other);
        if (first === undefined || theirs === undefined) continue;
        if (!leader.has(theirs)) leader.set(theirs, theirs);
        join(first, theirs);
      }
    }
    return new Map([...leader.keys()].map((id) => [id, find(id)]));
  },
  sameMap,
);

/** Networks that a router joins as they are. One that translates leaves out where its default route leads. */
function insideNetworks(facts: Facts, router: string): NetworkId[] {
  const networks = networksOfRouter(facts, router);
  if (!translates(facts, router)) return networks;
  const exits = new Set(
    staticRoutes(facts, router)
      .filter(({ destination }) => destination.length === 0)
      .map(({ leg }) => (leg === undefined ? undefined : networkOf(facts, leg))),
  );
  return networks.filter((network) => !exits.has(network));
}

/** The domain of a network; one that no forwarding router touches is a domain of its own. */
export const domainOf: (facts: Facts, network: NetworkId) => DomainId = defineFact<DomainId>(
  "domain",
  (facts, network) => joinedDomains(facts).get(network) ?? network,
);

/** The networks that a router has a leg on, each once, in order of its interfaces. */
export function networksOfRouter(facts: Facts, router: string): NetworkId[] {
  const legs = childIds(facts, router).filter((id) => kindOf(facts, id) === "routerInterface");
  const networks = legs.flatMap((leg) => networkOf(facts, leg) ?? []);
  return [...new Set(networks)];
}

/** All networks of the project that carry or could carry addresses: segments and switches, by id. */
export const allNetworks = defineGlobalFact<readonly NetworkId[]>(
  "allNetworks",
  (facts) => {
    const own = [...idsOfKind(facts, "segment"), ...idsOfKind(facts, "vswitch")];
    return own.filter((id) => networkOf(facts, id) === id);
  },
  (a, b) => a.length === b.length && a.every((id, i) => id === b[i]),
);

/** The name people know a network by. */
export function networkName(facts: Facts, network: NetworkId): { id: string; name: string } {
  return { id: network, name: elementOf(facts, network)?.name ?? network };
}

function sameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
