import { compareText } from "#shared/kernel/order";
import { rangeSet, subtractSets, type RangeSet } from "#shared/address/range-set";
import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import {
  defineFact,
  elementOf,
  elementsOfKind,
  fieldOf,
  kindOf,
  parentOf,
  type Facts,
} from "./engine.ts";
import { domainOf, type DomainId } from "./domains.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { networkOf, type NetworkId } from "./networks.ts";
import { readRange, readRangeList, readRows, readText, valueOf } from "./readings.ts";

/** The addresses that a scope may lease; empty when its range cannot be read. */
export function leaseSet(facts: Facts, scope: ElementRecord): RangeSet {
  const range = valueOf(readRange(facts, scope, "range"));
  if (!range) return [];
  const exclusions = readRangeList(scope, "exclusions").flatMap((each) => valueOf(each) ?? []);
  return subtractSets(rangeSet([range]), rangeSet(exclusions));
}

/** What a scope may lease: its range less its exclusions, as runs of addresses. */
export interface Lease {
  readonly scope: ElementRecord;
  readonly network: NetworkId | undefined;
  readonly set: RangeSet;
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

/** One run of addresses that a scope may lease. */
export interface LeaseRun {
  readonly scope: string;
  readonly network: NetworkId;
  readonly range: Range;
}

const leaseRuns = defineIntervalFact<LeaseRun>(
  "leaseRuns",
  ["dhcpScope"],
  (facts, id) => {
    const scope = elementOf(facts, id);
    const network = networkOf(facts, id);
    if (!scope || network === undefined) return [];
    const space = domainOf(facts, network);
    return leaseSet(facts, scope).map((range) => {
      return { space, start: range.start, end: range.end, item: { scope: id, network, range } };
    });
  },
  (a, b) => a.scope === b.scope && a.network === b.network,
  (a, b) => a.range.start - b.range.start || compareText(a.scope, b.scope),
);

/** What scopes of a domain may lease in a stretch of addresses, in order of address and scope. */
export function leasesWithin(
  facts: Facts,
  domain: DomainId,
  { start, end }: Range,
): readonly LeaseRun[] {
  return askWithin(facts, leaseRuns, domain, start, end);
}

/** True when an adapter or port takes its address by DHCP, so that a typed one records the lease. */
export function isLeased(facts: Facts, id: string): boolean {
  const element = elementOf(facts, id);
  if (!element) return false;
  const field = element.kind === "vnic" ? "ipSource" : "ipMode";
  return readText(facts, element, field) === "dhcp";
}

/** The addresses that a scope keeps for one machine each, as written. */
export function reservedAddresses(scope: ElementRecord): ReadonlySet<string> {
  return new Set(
    readRows(scope, "reservations").flatMap(({ address }) =>
      typeof address === "string" ? [address] : [],
    ),
  );
}

/** The server that a scope belongs to. */
export function serverOf(facts: Facts, scope: string): string | undefined {
  const parent = parentOf(facts, scope);
  return typeof parent === "string" && kindOf(facts, parent) === "dhcpServer" ? parent : undefined;
}

/** True when one of two scopes names the other as its failover partner. */
export function areFailover(facts: Facts, a: string, b: string): boolean {
  return fieldOf(facts, a, "failoverWith") === b || fieldOf(facts, b, "failoverWith") === a;
}
