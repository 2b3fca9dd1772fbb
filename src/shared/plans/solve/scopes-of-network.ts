import { rangeSet, type RangeSet } from "#shared/address/range-set";
import { claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import type { NetworkId } from "#shared/facts/networks";
import { networkPrefix } from "#shared/facts/networks";
import { rangeOfPrefix } from "#shared/address/prefix";
import { readRange, readRangeList, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { solveExclusions, type Exclusions, type ScopeAndVips } from "./exclusions.ts";

/** Roles of addresses that answer by themselves and that no server may lease. */
const VIRTUAL = new Set([
  "vip",
  "apiServer",
  "controlPlaneEndpoint",
  "lbRange",
  "service",
  "eeService",
  "aseService",
]);

/** A scope of a network with what it has to exclude. */
export interface ScopeSolution extends Exclusions {
  readonly scope: ElementRecord;
}

/** Every virtual address that is claimed in a network's subnet. */
export function virtualAddressesOn(facts: Facts, network: NetworkId): RangeSet {
  const prefix = networkPrefix(facts, network);
  if (!prefix) return [];
  const { start, end } = rangeOfPrefix(prefix);
  return rangeSet(
    claimsWithin(facts, domainOf(facts, network), start, end)
      .filter(({ role }) => VIRTUAL.has(role))
      .map(({ range }) => range),
  );
}

/** What each scope of a network has to exclude for the virtual addresses that are claimed there. */
export function solveScopesOn(facts: Facts, network: NetworkId): ScopeSolution[] {
  const vips = virtualAddressesOn(facts, network);
  return scopesOn(facts, network).flatMap((scope) => {
    const given = readScope(facts, scope);
    return given ? [{ scope, ...solveExclusions({ ...given, vips }) }] : [];
  });
}

/** What a scope spans and excludes; undefined where its range cannot be read. */
export function readScope(
  facts: Facts,
  scope: ElementRecord,
): Omit<ScopeAndVips, "vips"> | undefined {
  const range = valueOf(readRange(facts, scope, "range"));
  const exclusions = rangeSet(
    readRangeList(scope, "exclusions").flatMap((each) => valueOf(each) ?? []),
  );
  return range && { scope: range, exclusions };
}
