import type { Ipv4 } from "#shared/address/ipv4";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, fieldOf, kindOf, type Facts } from "./engine.ts";
import { claimsNear } from "./holders.ts";
import { machinesOf } from "./egress.ts";
import { networkOf } from "./networks.ts";
import { siteIdOf } from "./places.ts";
import { resolversOf, serversIn } from "./resolvers.ts";
import { scopesOn } from "./scopes.ts";

/** The DNS servers that machines ask: those of a server, of a bridge, or of all VMs of a cluster. */
export function dnsServersOf(facts: Facts, element: ElementRecord): readonly Ipv4[] {
  const own =
    element.kind === "cluster"
      ? resolversOf(facts, element).servers
      : serversIn(element, "dnsServers");
  if (own.length > 0) return own;
  // Nobody tells the machines themselves, so they learn it from their network.
  const network = machinesOf(facts, element)[0]?.network ?? networkOf(facts, element.id);
  if (network === undefined) return [];
  const leased =
    element.kind === "cluster"
      ? scopesOn(facts, network).flatMap((scope) => serversIn(scope, "optionDns"))
      : [];
  if (leased.length > 0) return [...new Set(leased)];
  const segment = elementOf(facts, network);
  return segment && element.kind !== "cluster" ? serversIn(segment, "dnsServers") : [];
}

/** Which names a drawn DNS server answers for; undefined when nobody has drawn one with that address. */
export function zonesOf(
  facts: Facts,
  element: string,
  server: Ipv4,
): "internal" | "public" | "both" | undefined {
  const holder = claimsNear(facts, siteIdOf(facts, element), server).find(
    ({ owner }) => kindOf(facts, owner) === "dnsServer",
  );
  if (!holder) return undefined;
  const zones = fieldOf(facts, holder.owner, "zones");
  return zones === "internal" || zones === "public" ? zones : "both";
}
