import type { Ipv4 } from "#shared/address/ipv4";
import { rangeContains, type Range } from "#shared/address/range";
import type { Facts } from "./engine.ts";
import { gatewayOf } from "./gateways.ts";
import { inUseWithin, isListedHolder } from "./in-use.ts";
import { holderRole } from "./membership.ts";
import { networkObjectsOn } from "./network-objects.ts";
import { networkOf } from "./networks.ts";
import { serversIn } from "./resolvers.ts";
import { rivalsWithin } from "./rivals.ts";

/** What keeps a site running beside its clusters: servers, their agents, routers, DNS, DHCP, proxies. */
const ROLES = new Set([
  "port",
  "vnic",
  "arcBridge",
  "moc",
  "router",
  "dnsServer",
  "dhcpServer",
  "proxy",
]);

/** An address that a cluster must not take. */
export interface InfrastructureAddress {
  readonly range: Range;
  /** All that name it: the device itself first, then networks with it as gateway or DNS server. */
  readonly parties: readonly { readonly element: string; readonly field: string }[];
  /** Who holds it by the site's list of addresses in use; absent for what is drawn. */
  readonly listedFor?: string;
}

/** The infrastructure addresses in a stretch, as an element meets them, in order of address. */
export function infrastructureWithin(
  facts: Facts,
  id: string,
  range: Range,
): InfrastructureAddress[] {
  const named = new Map<Ipv4, { element: string; field: string }[]>();
  const note = (address: Ipv4, element: string, field: string): void => {
    const parties = named.get(address) ?? [];
    if (rangeContains(range, address) && !parties.some((each) => each.element === element)) {
      named.set(address, [...parties, { element, field }]);
    }
  };
  for (const claim of rivalsWithin(facts, id, range)) {
    if (claim.single && ROLES.has(holderRole(facts, claim)))
      note(claim.range.start, claim.owner, claim.field);
  }
  const network = networkOf(facts, id);
  const gateway = network === undefined ? undefined : gatewayOf(facts, network);
  if (gateway) note(gateway.address, gateway.element, gateway.field);
  for (const object of network === undefined ? [] : networkObjectsOn(facts, network)) {
    for (const server of serversIn(object, "dnsServers")) note(server, object.id, "dnsServers");
  }
  const drawn = [...named].map(([address, parties]) => ({
    range: { start: address, end: address },
    parties,
  }));
  const listed = (network === undefined ? [] : inUseWithin(facts, network, range))
    .filter((entry) => !isListedHolder(facts, entry, id))
    .map(({ site, range: taken, holder }) => ({
      range: taken,
      parties: [{ element: site, field: "inUse" }],
      listedFor: holder,
    }));
  return [...drawn, ...listed].sort((a, b) => a.range.start - b.range.start);
}
