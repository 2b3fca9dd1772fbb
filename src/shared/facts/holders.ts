import type { Ipv4 } from "#shared/address/ipv4";
import type { Range } from "#shared/address/range";
import { KINDS } from "#shared/kinds/index";
import { claimsOf, compareClaims, type Claim } from "./claims.ts";
import type { Facts } from "./engine.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { siteIdOf } from "./places.ts";

/** Every claim on the line of its site, also of elements that no network holds. */
const claimsBySite = defineIntervalFact<Claim>(
  "claimsBySite",
  KINDS.filter((kind) => kind.claims).map((kind) => kind.name),
  (facts, id) =>
    claimsOf(facts, id).map((item) => ({ space: siteIdOf(facts, id) ?? "", ...item.range, item })),
  Object.is,
  compareClaims,
);

/** All claims of the site that touch the stretch, connected or not; none beside every site. */
export function claimsInSite(facts: Facts, site: string, { start, end }: Range): readonly Claim[] {
  return askWithin(facts, claimsBySite, site, start, end);
}

/** Who claims that address, alone or as part of a range, in the site or beside all sites. */
export function claimsNear(facts: Facts, site: string | undefined, address: Ipv4): Claim[] {
  const lines = site === undefined ? [""] : [site, ""];
  return lines
    .flatMap((line) => askWithin(facts, claimsBySite, line, address, address))
    .sort(compareClaims);
}
