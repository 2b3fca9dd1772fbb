import type { Range } from "#shared/address/range";
import type { Claim } from "./claims.ts";
import { domainOf } from "./domains.ts";
import type { Facts } from "./engine.ts";
import { claimsOnRange } from "./holders.ts";
import { networkOf } from "./networks.ts";
import { siteIdOf } from "./places.ts";

/**
 * Who else claims addresses of a stretch where it matters to an element: in its routed domain, and on
 * its site what is not connected yet. Equal private addresses far apart do not meet.
 */
export function rivalsWithin(facts: Facts, id: string, range: Range): Claim[] {
  const network = networkOf(facts, id);
  const domain = network === undefined ? undefined : domainOf(facts, network);
  const site = siteIdOf(facts, id);
  return claimsOnRange(facts, range).filter((claim) => {
    if (claim.owner === id) return false;
    if (domain !== undefined && claim.network !== undefined) {
      return domainOf(facts, claim.network) === domain;
    }
    return site !== undefined && siteIdOf(facts, claim.owner) === site;
  });
}
