import type { Ipv4 } from "#shared/address/ipv4";
import { KINDS } from "#shared/kinds/index";
import { claimsOf, compareClaims, type Claim } from "./claims.ts";
import type { Facts } from "./engine.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";

/** Every claim of the project on one line, also of elements that no network holds. */
const allClaims = defineIntervalFact<Claim>(
  "allClaims",
  KINDS.filter((kind) => kind.claims).map((kind) => kind.name),
  (facts, id) => claimsOf(facts, id).map((item) => ({ space: "", ...item.range, item })),
  Object.is,
);

/** Who claims that address, alone or as part of a range, in any network of the project. */
export function claimsOnAddress(facts: Facts, address: Ipv4): Claim[] {
  return [...askWithin(facts, allClaims, "", address, address)].sort(compareClaims);
}
