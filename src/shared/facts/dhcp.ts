import { rangeSet, subtractSets, type RangeSet } from "#shared/address/range-set";
import type { ElementRecord } from "#shared/model/records";
import { defineFact, elementsOfKind, type Facts } from "./engine.ts";
import { domainOf, type DomainId } from "./domains.ts";
import { networkOf, type NetworkId } from "./networks.ts";
import { readRange, readRangeList, valueOf } from "./readings.ts";

/** What a scope may lease: its range less its exclusions, as runs of addresses. */
export interface Lease {
  readonly scope: ElementRecord;
  readonly network: NetworkId | undefined;
  readonly set: RangeSet;
}

/** The addresses that a scope may lease; empty when its range cannot be read. */
export function leaseSet(facts: Facts, scope: ElementRecord): RangeSet {
  const range = valueOf(readRange(facts, scope, "range"));
  if (!range) return [];
  const exclusions = readRangeList(scope, "exclusions").flatMap((each) => valueOf(each) ?? []);
  return subtractSets(rangeSet([range]), rangeSet(exclusions));
}

/** The leases of every scope in a routed domain, by id of the scope. */
export const leaseSets: (facts: Facts, domain: DomainId) => readonly Lease[] = defineFact<
  readonly Lease[]
>(
  "leases",
  (facts, domain) =>
    elementsOfKind(facts, "dhcpScope").flatMap((scope) => {
      const network = networkOf(facts, scope.id);
      if (network === undefined || domainOf(facts, network) !== domain) return [];
      return [{ scope, network, set: leaseSet(facts, scope) }];
    }),
  (a, b) => a.length === b.length && a.every((lease, i) => lease.scope === b[i]?.scope),
);
