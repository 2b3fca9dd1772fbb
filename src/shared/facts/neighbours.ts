import type { Ipv4 } from "#shared/address/ipv4";
import type { Range } from "#shared/address/range";
import type { Facts } from "./engine.ts";
import type { Claim } from "./claims.ts";
import type { DomainId } from "./domains.ts";

/** How far to look for the nearest claim on either side. */
const REACH = 256;

/** The nearest claim that does not touch the range, and how many addresses lie between, plus one. */
export interface Neighbour {
  readonly claim: Claim;
  readonly distance: number;
}

/** The claims of a stretch that count as neighbours. */
export type ClaimsIn = (facts: Facts, domain: DomainId, start: Ipv4, end: Ipv4) => readonly Claim[];

/** The nearest claim beside a range of a domain; undefined when none is within 256 addresses. */
export function nearestClaim(
  facts: Facts,
  domain: DomainId,
  range: Range,
  claimsIn: ClaimsIn,
): Neighbour | undefined {
  const start = Math.max(range.start - REACH, 0);
  const end = Math.min(range.end + REACH, 0xffffffff);
  let nearest: Neighbour | undefined;
  for (const claim of claimsIn(facts, domain, start, end)) {
    const distance = Math.max(claim.range.start - range.end, range.start - claim.range.end);
    if (distance <= 0) continue;
    if (!nearest || distance < nearest.distance) nearest = { claim, distance };
  }
  return nearest;
}
