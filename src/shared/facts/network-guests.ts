import { prefixContains, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import { intersectSets, rangeSet, setSize } from "#shared/address/range-set";
import { claimsWithin } from "./claims.ts";
import { domainOf } from "./domains.ts";
import type { Facts } from "./engine.ts";
import { inUseWithin } from "./in-use.ts";
import { gatewayOf } from "./gateways.ts";
import { networkOf } from "./networks.ts";
import { isMemberOfPool } from "./vnets.ts";

/** What else a subnet has to hold beside the pools of a virtual network (g and x of F7). */
export interface Guests {
  /** 1 when the gateway is inside. */
  readonly gateway: number;
  readonly others: number;
}

/** Counts each address once: servers, DNS, cloud agent, other networks' pools, addresses in use. */
export function guestsOf(facts: Facts, vnet: string, prefix: Prefix): Guests {
  const network = networkOf(facts, vnet);
  if (network === undefined) return { gateway: 0, others: 0 };
  const whole = rangeOfPrefix(prefix);
  const gateway = gatewayOf(facts, network)?.address;
  const isInside = gateway !== undefined && prefixContains(prefix, gateway);
  const claims = claimsWithin(facts, domainOf(facts, network), whole.start, whole.end).filter(
    (claim) =>
      claim.owner !== vnet &&
      !isMemberOfPool(facts, claim, vnet, "nodeVmPool") &&
      !isMemberOfPool(facts, claim, vnet, "vipPool") &&
      !(claim.single && claim.range.start === gateway),
  );
  const held = rangeSet(
    [...claims, ...inUseWithin(facts, network, whole)].map(({ range }) => range),
  );
  return { gateway: isInside ? 1 : 0, others: setSize(intersectSets(held, [whole])) };
}
