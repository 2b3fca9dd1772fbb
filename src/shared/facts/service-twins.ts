import { claimsAt, claimsOf } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { defineFact, parentOf, sameList, type Facts } from "./engine.ts";

const holders = defineFact<readonly string[]>(
  "servicesWithAddress",
  (facts, service) =>
    claimsOf(facts, service).flatMap(({ network, range }) =>
      network === undefined
        ? []
        : claimsAt(facts, domainOf(facts, network), range.start)
            .filter(({ role, single, owner }) => role === "service" && single && owner !== service)
            .map(({ owner }) => owner),
    ),
  sameList,
);

/** The other services of the routed domain that hold the address of a service, by id. */
export function servicesWithAddressOf(facts: Facts, service: string): readonly string[] {
  return holders(facts, service);
}

/** Those of other clusters that come before it by id: each pair is spoken of once. */
export function rivalsElsewhere(facts: Facts, service: string): readonly string[] {
  return holders(facts, service).filter(
    (other) => other < service && parentOf(facts, other) !== parentOf(facts, service),
  );
}
