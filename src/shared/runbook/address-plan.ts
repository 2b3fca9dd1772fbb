import { formatPrefix, hostsOf, usableCount } from "#shared/address/prefix";
import { formatRange, intersectRanges, rangeContainsRange, rangeSize } from "#shared/address/range";
import { rangeSet } from "#shared/address/range-set";
import { claimsOf, compareClaims, type Claim } from "#shared/facts/claims";
import { allNetworks, networkName } from "#shared/facts/domains";
import { elementOf, elementsOfKind, type Facts } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readIpv4, readRange, readText, valueOf } from "#shared/facts/readings";
import { sortedBy } from "#shared/kernel/order";
import { getKind } from "#shared/kinds/index";
import { recordsOf } from "#shared/model/project";
import { roleInWords } from "./address-roles.ts";
import { words, type Inlines } from "./inline.ts";

/** One line of the address plan (EX-TAB-01). */
export interface PlannedAddress {
  readonly claim: Claim;
  /** "192.168.0.60–192.168.0.75", or one address. */
  readonly text: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly role: Inlines;
  readonly network?: { readonly id: string; readonly name: string };
  /** The range that the address is taken from. */
  readonly pool?: { readonly id: string; readonly name: string };
  /** The platform sets it; nobody types it. */
  readonly automatic: boolean;
}

/** Every address and range that the design gives to somebody, in order of address. */
export function addressPlan(facts: Facts): PlannedAddress[] {
  const claims = allClaims(facts);
  const ranges = claims.filter(({ single }) => !single);
  return claims.map((claim) => {
    const owner = elementOf(facts, claim.owner);
    const pool = ranges.find((range) => range !== claim && holds(range, claim));
    const holder = pool && elementOf(facts, pool.owner);
    return {
      claim,
      text: formatRange(claim.range),
      owner: owner ? fullName(facts, owner) : { id: claim.owner, name: claim.owner },
      role: roleOf(facts, claim),
      ...(claim.network === undefined ? {} : { network: networkName(facts, claim.network) }),
      ...(holder ? { pool: fullName(facts, holder) } : {}),
      automatic: !claim.given,
    };
  });
}

/** How full a range is: what lies in it, and what is left. */
export interface RangeUse {
  readonly owner: { readonly id: string; readonly name: string };
  readonly text: string;
  readonly size: number;
  readonly used: number;
  /** The platform sets where it begins. */
  readonly automatic: boolean;
}

/** Every range of the plan with what is taken from it. */
export function rangeUses(facts: Facts): RangeUse[] {
  const claims = allClaims(facts);
  return claims
    .filter(({ single, role }) => !single && role !== "inUse")
    .flatMap((range) => {
      const owner = elementOf(facts, range.owner);
      if (!owner) return [];
      const inside = claims.filter((claim) => claim.single && holds(range, claim));
      const used = new Set(inside.map((claim) => claim.range.start)).size;
      const { size, text } = { size: rangeSize(range.range), text: formatRange(range.range) };
      return [{ owner: fullName(facts, owner), text, size, used, automatic: !range.given }];
    });
}

/** One network of the plan: what a drawing writes on its band. */
export interface PlannedNetwork {
  readonly network: { readonly id: string; readonly name: string };
  readonly prefix: string;
  readonly gateway: string;
  readonly vlan: string;
  /** Usable addresses, and how many of them nobody holds. */
  readonly usable: number;
  readonly free: number;
}

/** Every network with a prefix that can be read, in order of address. */
export function plannedNetworks(facts: Facts): PlannedNetwork[] {
  const claims = allClaims(facts);
  const found = allNetworks(facts).flatMap((id) => {
    const prefix = networkPrefix(facts, id);
    const element = elementOf(facts, id);
    if (!prefix || !element) return [];
    const hosts = hostsOf(prefix);
    const held = rangeSet(
      claims.flatMap(({ network, range }) =>
        network === id ? (intersectRanges(range, hosts) ?? []) : [],
      ),
    );
    const row: PlannedNetwork = {
      network: networkName(facts, id),
      prefix: formatPrefix(prefix),
      gateway: readText(facts, element, "gateway"),
      vlan: readText(facts, element, "vlan"),
      usable: usableCount(prefix),
      free: usableCount(prefix) - held.reduce((sum, range) => sum + rangeSize(range), 0),
    };
    return [{ row, start: prefix.network }];
  });
  return sortedBy(
    found,
    ({ start }) => start,
    ({ row }) => row.network.id,
  ).map(({ row }) => row);
}

/** The claims of all elements, the gateways that no router claims, and the ranges of DHCP scopes. */
function allClaims(facts: Facts): Claim[] {
  const claims = [...recordsOf(facts.project, "elements")].flatMap(({ id }) => claimsOf(facts, id));
  const gateways = allNetworks(facts).flatMap((id): Claim[] => {
    const element = elementOf(facts, id);
    const at = element && valueOf(readIpv4(facts, element, "gateway"));
    if (at === undefined) return [];
    const taken = claims.some(
      ({ network, range }) => network === id && range.start === at && range.end === at,
    );
    const range = { start: at, end: at };
    const claim = { owner: id, field: "gateway", role: "router", range, network: id };
    return taken ? [] : [{ ...claim, single: true, given: true }];
  });
  const scopes = elementsOfKind(facts, "dhcpScope").flatMap((scope): Claim[] => {
    const range = valueOf(readRange(facts, scope, "range"));
    const network = networkOf(facts, scope.id);
    const claim = { owner: scope.id, field: "range", role: "dhcp", network };
    return range ? [{ ...claim, range, single: false, given: true }] : [];
  });
  return [...claims, ...gateways, ...scopes].sort(compareClaims);
}

/** A virtual adapter stands for what it belongs to: a node VM or a host. */
function roleOf(facts: Facts, claim: Claim): Inlines {
  const owner = elementOf(facts, claim.owner);
  const machine =
    owner?.kind === "vnic" && owner.parent !== null ? elementOf(facts, owner.parent) : undefined;
  return machine ? words(getKind(machine.kind).label) : roleInWords(claim.role);
}

function holds(range: Claim, claim: Claim): boolean {
  return range.network === claim.network && rangeContainsRange(range.range, claim.range);
}
