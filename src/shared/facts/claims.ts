import { IntervalIndex } from "#shared/address/interval-tree";
import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress } from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { KINDS, findField, getKind } from "#shared/kinds/index";
import type { ClaimDef } from "#shared/model/define-kind";
import type { ElementRecord } from "#shared/model/records";
import { defineFact, defineGlobalFact, elementOf, idsOfKind, type Facts } from "./engine.ts";
import { domainOf, type DomainId } from "./domains.ts";
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
  readonly single: boolean;
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
    const add = (field: string, role: string, range: Range | undefined): void => {
      if (range) claims.push({ owner: id, field, role, range, single: range.start === range.end, network });
    };
    for (const def of getKind(element.kind).claims ?? []) {
      if (def.end === undefined) {
        for (const range of rangesOf(facts, element, def)) add(def.field, def.role, range);
        continue;
      }
      const range = valueOf(runOf(facts, element, def.field, def.end, def.size));
      const role = readText(facts, element, def.roleField ?? "") || def.role;
      if (range) claims.push({ owner: id, field: def.field, role, range, single: false, network });
    }
    return claims;
  },
  sameClaims,
);

function rangesOf(facts: Facts, element: ElementRecord, { field }: ClaimDef): Range[] {
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

/** Every claim of the project by routed domain, ready to be asked for a stretch of addresses. */
const claimIndex = defineGlobalFact<ReadonlyMap<DomainId, IntervalIndex<Claim>>>(
  "claimIndex",
  (facts) => {
    const byDomain = new Map<DomainId, IntervalIndex<Claim>>();
    for (const id of CLAIMING.flatMap((kind) => idsOfKind(facts, kind))) {
      for (const claim of claimsOf(facts, id)) {
        if (claim.network === undefined) continue;
        const domain = domainOf(facts, claim.network);
        let index = byDomain.get(domain);
        if (!index) byDomain.set(domain, (index = new IntervalIndex()));
        index.insert(claim.range.start, claim.range.end, claim);
      }
    }
    return byDomain;
  },
  () => false,
);

/** All claims of a domain that touch the stretch from `start` to `end`, both included, in fixed order. */
export function claimsWithin(facts: Facts, domain: DomainId, start: Ipv4, end: Ipv4): Claim[] {
  const found = claimIndex(facts).get(domain)?.collect(start, end) ?? [];
  return found.sort(compareClaims);
}

/** All claims of a domain on one address. */
export function claimsAt(facts: Facts, domain: DomainId, address: Ipv4): Claim[] {
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
  return (
    a.length === b.length &&
    a.every((claim, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        claim.field === other.field &&
        claim.role === other.role &&
        claim.network === other.network &&
        claim.range.start === other.range.start &&
        claim.range.end === other.range.end
      );
    })
  );
}
