import { firstHost, type Prefix } from "#shared/address/prefix";
import type { Ipv4 } from "#shared/address/ipv4";
import { childIds, elementOf, kindOf, parentOf, type Facts } from "./engine.ts";
import { claimsAt, claimsOf, type Claim } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { homeOf } from "./home-prefix.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { readInterface, readIpv4, valueOf } from "./readings.ts";

/** The address that a network's traffic leaves by, and the field that says so. */
export interface Gateway {
  readonly address: Ipv4;
  readonly element: string;
  readonly field: string;
}

/** The gateway of a network: what its segment names, or the host's own address on an internal switch. */
export function gatewayOf(facts: Facts, network: NetworkId): Gateway | undefined {
  const element = elementOf(facts, network);
  if (!element) return undefined;
  const address = valueOf(readIpv4(facts, element, "gateway"));
  if (address !== undefined) return { address, element: network, field: "gateway" };
  const prefix = networkPrefix(facts, network);
  const machine = parentOf(facts, network);
  if (kindOf(facts, network) !== "vswitch" || !prefix || typeof machine !== "string")
    return undefined;
  for (const id of childIds(facts, machine)) {
    if (kindOf(facts, id) !== "vnic" || networkOf(facts, id) !== network) continue;
    const own = claimsOf(facts, id).find((claim) => claim.range.start === firstHost(prefix));
    if (own) return { address: own.range.start, element: id, field: own.field };
  }
  return undefined;
}

/** Who forwards for a network under an address: a router's leg there, or the host on an internal switch. */
export function gatewayOwners(facts: Facts, network: NetworkId, address: Ipv4): Claim[] {
  const inside = kindOf(facts, network) === "vswitch";
  return claimsAt(facts, domainOf(facts, network), address).filter(
    (claim) =>
      claim.network === network && (claim.role === "router" || (inside && claim.role === "vnic")),
  );
}

/** Every router leg on a network that has an address, in order of address. */
export function routerLegsOn(facts: Facts, network: NetworkId, legs: readonly string[]): Claim[] {
  return legs
    .flatMap((id) => claimsOf(facts, id))
    .filter((claim) => claim.role === "router" && claim.network === network)
    .sort((a, b) => a.range.start - b.range.start);
}

/** The prefix that a gateway typed at this element must lie in. */
export function prefixForGateway(facts: Facts, id: string): Prefix | undefined {
  const element = elementOf(facts, id);
  const own = element && valueOf(readInterface(facts, element, "address"));
  return own?.prefix && own.prefix.length < 32 ? own.prefix : homeOf(facts, id)?.prefix;
}
