import type { Range } from "#shared/address/range";
import { claimsWithin, type Claim } from "./claims.ts";
import { domainOf } from "./domains.ts";
import type { Facts } from "./engine.ts";
import { claimsInSite } from "./holders.ts";
import { networkOf } from "./networks.ts";
import { siteIdOf } from "./places.ts";

/**
 * Who else claims addresses of a stretch where it matters to an element: in its routed domain, and on
 * its site what is not connected yet. Equal private addresses far apart do not meet.
 */
export function rivalsWithin(facts: Facts, id: string, range: Range): Claim[] {
  const network = networkOf(facts, id);
  const site = siteIdOf(facts, id);
  const near = site === undefined ? [] : claimsInSite(facts, site, range);
  const met =
    network === undefined
      ? near
      : [
          ...claimsWithin(facts, domainOf(facts, network), range.start, range.end),
          ...near.filter((claim) => claim.network === undefined),
        ];
  return met.filter(({ owner }) => owner !== id);
}
