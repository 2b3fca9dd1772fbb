import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress } from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { KINDS, findField, getKind } from "#shared/kinds/index";
import type { ClaimDef } from "#shared/model/define-kind";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineFact, elementOf, type Facts } from "./engine.ts";
import { domainOf, type DomainId } from "./domains.ts";
import {
  askFirstWithin,
  askWithin,
  defineIntervalFact,
  type IntervalFact,
} from "./interval-facts.ts";
import { networkOf, type NetworkId } from "./networks.ts";
import { runOf } from "./pools.ts";
import { effectiveValue, readRows, readText, valueOf } from "./readings.ts";

/** Somebody's hold on an address or a range (catalogue 3.0.4). Both ends belong to it. */
export interface Claim {
  readonly owner: string;
  readonly field: string;
  /** What the address is for: port, vnic, router, dnsServer, eeService, inUse … */
  readonly role: string;
  readonly range: Range;
  /** One address by nature, not a range that happens to hold one. */
  readonly single: boolean;
  /** Typed by somebody, not put there by the platform. */
  readonly given: boolean;
  readonly network: NetworkId | undefined;
}

/** What an element claims, by its kind's own list. Ill-formed fields claim nothing. */
export const claimsOf = defineFact<readonly Claim[]>(
  "claims",
  (facts, id) => {
    const element = elementOf(facts, id);
    if (!element) return [];
    const network = networkOf(facts, id);
    const claims: Claim[] = [];
    for (const def of getKind(element.kind).claims ?? []) {
      const { field, when } = def;
      if (when && element.fields[when.field] !== when.equals) continue;
      const role =
        def.roleField === undefined
          ? def.role
          : readText(facts, element, def.roleField) || def.role;
      const single = isSingle(element.kind, def);
      const given = !isEmptyValue(element.fields[field]) || field.includes(".");
      for (const range of rangesOf(facts, element, def)) {
        claims.push({ owner: id, field, role, range, single, given, network });
      }
    }
    return claims;
  },
  sameClaims,
);

/** True when the claim is of one address, by the type of its field. */
export function isSingle(kind: string, { field, end }: ClaimDef): boolean {
  const type = findField(kind, field)?.type.type;
  return end === undefined && (type === "ipv4" || type === "interface-address");
}

function rangesOf(facts: Facts, element: ElementRecord, { field, end, size }: ClaimDef): Range[] {
  if (end !== undefined) return [valueOf(runOf(facts, element, field, end, size)) ?? []].flat();
  const [key = "", column] = field.split(".");
  if (column !== undefined) {
    return readRows(element, key).flatMap((row) => rangeIn(row[column], "range") ?? []);
  }
  const type = findField(element.kind, key)?.type.type ?? "ipv4";
  const { value } = effectiveValue(facts, element, key);
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((item: unknown) => rangeIn(item, type) ?? []);
}

function rangeIn(value: unknown, type: string): Range | undefined {
  if (typeof value !== "string") return undefined;
  if (type === "ipv4") {
    const address = parseIpv4(value);
    return address.ok ? { start: address.value, end: address.value } : undefined;
  }
  if (type === "interface-address") {
    const parsed = parseInterfaceAddress(value);
    return parsed.ok ? { start: parsed.value.address, end: parsed.value.address } : undefined;
  }
  const range = parseRange(value);
  return range.ok ? range.value : undefined;
}

/** Kinds whose elements can claim addresses. */
const CLAIMING = KINDS.filter((kind) => kind.claims).map((kind) => kind.name);

/** The claims of the project on the number line of their routed domain: addresses, or ranges. */
function placedClaims(name: string, single: boolean): IntervalFact<Claim> {
  return defineIntervalFact<Claim>(
    name,
    CLAIMING,
    (facts, id) =>
      claimsOf(facts, id).flatMap((claim) => {
        if (claim.network === undefined || claim.single !== single) return [];
        const { start, end } = claim.range;
        return [{ space: domainOf(facts, claim.network), start, end, item: claim }];
      }),
    (a, b) => a === b || sameClaim(a, b),
    compareClaims,
  );
}

const placedAddresses = placedClaims("placedAddresses", true);
const placedRanges = placedClaims("placedRanges", false);

/** All claims of a domain that touch the stretch from `start` to `end`, both included, in fixed order. */
export function claimsWithin(
  facts: Facts,
  domain: DomainId,
  start: Ipv4,
  end: Ipv4,
): readonly Claim[] {
  const addresses = addressesWithin(facts, domain, start, end);
  const ranges = askWithin(facts, placedRanges, domain, start, end);
  if (addresses.length === 0) return ranges;
  return ranges.length === 0 ? addresses : [...addresses, ...ranges].sort(compareClaims);
}

/** The claims of single addresses among them. */
export function addressesWithin(
  facts: Facts,
  domain: DomainId,
  start: Ipv4,
  end: Ipv4,
): readonly Claim[] {
  return askWithin(facts, placedAddresses, domain, start, end);
}

/** The first of the claims of ranges among them: enough to compare a range with those it meets. */
export function firstRangesWithin(
  facts: Facts,
  domain: DomainId,
  start: Ipv4,
  end: Ipv4,
): readonly Claim[] {
  return askFirstWithin(facts, placedRanges, domain, start, end);
}

/** All claims of a domain on one address. */
export function claimsAt(facts: Facts, domain: DomainId, address: Ipv4): readonly Claim[] {
  return claimsWithin(facts, domain, address, address);
}

export function compareClaims(a: Claim, b: Claim): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compareText(a.owner, b.owner) ||
    compareText(a.field, b.field)
  );
}

function sameClaims(a: readonly Claim[], b: readonly Claim[]): boolean {
  return a.length === b.length && a.every((claim, i) => sameClaim(claim, b[i]));
}

function sameClaim(a: Claim, b: Claim | undefined): boolean {
  return (
    b !== undefined &&
    a.owner === b.owner &&
    a.field === b.field &&
    a.role === b.role &&
    a.given === b.given &&
    a.single === b.single &&
    a.network === b.network &&
    a.range.start === b.range.start &&
    a.range.end === b.range.end
  );
}
