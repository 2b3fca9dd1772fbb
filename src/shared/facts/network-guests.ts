import { prefixContains, rangeOfPrefix } from "#shared/address/prefix";
import { intersectSets, rangeSet, setSize, subtractSets } from "#shared/address/range-set";
import { claimsWithin } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { defineFact } from "./engine.ts";
import { inUseWithin } from "./in-use.ts";
import { gatewayOf } from "./gateways.ts";
import { homeOf } from "./home-prefix.ts";
import { networkOf } from "./networks.ts";
import { isMemberOfPool, vnetRanges } from "./vnets.ts";

/** What else a subnet has to hold beside the pools of a virtual network (g and x of F7). */
export interface Guests {
  /** 1 when the gateway is inside. */
  readonly gateway: number;
  readonly others: number;
}

/**
 * Counts each address of a virtual network's subnet once: servers, DNS, cloud agent, other networks'
 * pools, addresses in use. Whoever holds an address of the network's own pools takes no room beside them.
 */
export const guestsOf = defineFact<Guests>(
  "networkGuests",
  (facts, vnet) => {
    const network = networkOf(facts, vnet);
    const prefix = homeOf(facts, vnet)?.prefix;
    if (network === undefined || !prefix) return { gateway: 0, others: 0 };
    const gateway = gatewayOf(facts, network)?.address;
    const pools = rangeSet([
      ...vnetRanges(facts, vnet, "nodeVmPool"),
      ...vnetRanges(facts, vnet, "vipPool"),
    ]);
    const beside = subtractSets([rangeOfPrefix(prefix)], pools);
    const held = beside.flatMap((gap) => {
      const claims = claimsWithin(facts, domainOf(facts, network), gap.start, gap.end).filter(
        (claim) =>
          claim.owner !== vnet &&
          !isMemberOfPool(facts, claim, vnet, "nodeVmPool") &&
          !isMemberOfPool(facts, claim, vnet, "vipPool") &&
          !(claim.single && claim.range.start === gateway),
      );
      return [...claims, ...inUseWithin(facts, network, gap)].map(({ range }) => range);
    });
    return {
      gateway: gateway !== undefined && prefixContains(prefix, gateway) ? 1 : 0,
      others: setSize(intersectSets(rangeSet(held), beside)),
    };
  },
  (a, b) => a.gateway === b.gateway && a.others === b.others,
);
