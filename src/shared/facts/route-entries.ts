import { parseInteger } from "#shared/address/integer";
import { isIpv4Text, parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  parseInterfaceAddress,
  parsePrefix,
  prefixContains,
  type ParsedPrefix,
  type Prefix,
} from "#shared/address/prefix";
import type { TextError } from "#shared/address/text-error";
import { isJsonObject, type Json } from "#shared/kernel/json";
import type { Result } from "#shared/kernel/result";
import { childIds, defineFact, elementOf, fieldOf, kindOf, type Facts } from "./engine.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { readCell, type Reading } from "./readings.ts";

/** An interface that routes may leave by: a leg of a router, or a port of a device. */
export interface RouteLeg {
  readonly id: string;
  readonly name: string;
  readonly network: NetworkId | undefined;
  readonly address: Ipv4 | undefined;
  /** The length its own address carries, else the prefix of its network. */
  readonly prefix: Prefix | undefined;
}

/** One row of a table of routes, read field by field. */
export interface RouteEntry {
  readonly row: number;
  readonly destination: Reading<ParsedPrefix>;
  readonly nextHop: Reading<Ipv4>;
  readonly metric: Reading<number>;
  /** As typed; empty where the row names none. */
  readonly interfaceName: string;
  /** The interface that is named; where none of that name is, the one on whose network the next hop lies. */
  readonly leg: RouteLeg | undefined;
}

/** Who keeps a table of routes, in which field, and what its interfaces are. */
const TABLES: Readonly<Record<string, { readonly field: string; readonly legs: string }>> = {
  router: { field: "routes", legs: "routerInterface" },
  host: { field: "customRoutes", legs: "physicalPort" },
};

/** Kinds whose elements keep a table of routes. */
export const ROUTE_OWNERS: readonly string[] = Object.keys(TABLES);

/** The field of a kind that holds its routes. */
export function routeField(kind: string): string {
  return TABLES[kind]?.field ?? "";
}

/** The interfaces that the routes of an element may leave by, by name. */
export const routeLegs = defineFact<readonly RouteLeg[]>("routeLegs", (facts, owner) => {
  const wanted = TABLES[kindOf(facts, owner) ?? ""]?.legs;
  return childIds(facts, owner).flatMap((id): RouteLeg[] => {
    if (kindOf(facts, id) !== wanted) return [];
    const text = fieldOf(facts, id, "address");
    const own = typeof text === "string" ? parseInterfaceAddress(text) : undefined;
    const network = networkOf(facts, id);
    const around = network === undefined ? undefined : networkPrefix(facts, network);
    return [
      {
        id,
        name: elementOf(facts, id)?.name ?? id,
        network,
        address: own?.ok ? own.value.address : undefined,
        prefix: own?.ok ? own.value.prefix : around,
      },
    ];
  });
});

/** The rows of an element's table of routes, in the order in which they stand. */
export const routeEntries = defineFact<readonly RouteEntry[]>("routeEntries", (facts, owner) => {
  const rows = fieldOf(facts, owner, routeField(kindOf(facts, owner) ?? ""));
  if (!Array.isArray(rows)) return [];
  const legs = routeLegs(facts, owner);
  return rows.map((value: Json, row): RouteEntry => {
    const cells = isJsonObject(value) ? value : {};
    const interfaceName = typeof cells["interface"] === "string" ? cells["interface"].trim() : "";
    const nextHop = readCell(cells, "nextHop", parseIpv4);
    return {
      row,
      destination: readCell(cells, "destination", parseDestination),
      nextHop,
      metric: readCell(cells, "metric", (text) => parseInteger(text)),
      interfaceName,
      leg: legNamed(legs, interfaceName) ?? legTowards(legs, nextHop),
    };
  });
});

/** A destination as a prefix; a bare address means /32 (catalogue DM-33). */
export function parseDestination(text: string): Result<ParsedPrefix, TextError> {
  return parsePrefix(isIpv4Text(text) ? `${text}/32` : text);
}

/** The interface of that name; blanks and case do not count (AMB-43). */
export function legNamed(legs: readonly RouteLeg[], name: string): RouteLeg | undefined {
  const wanted = plainAlias(name);
  return wanted === "" ? undefined : legs.find((leg) => plainAlias(leg.name) === wanted);
}

/** A name of an interface as the cmdlets take it: no blanks; for comparing also in small letters. */
export function plainAlias(name: string): string {
  return withoutBlanks(name).toLowerCase();
}

export function withoutBlanks(name: string): string {
  return name.replaceAll(/\s+/g, "");
}

function legTowards(legs: readonly RouteLeg[], nextHop: Reading<Ipv4>): RouteLeg | undefined {
  if (nextHop.state !== "ok") return undefined;
  return legs.find(({ prefix }) => prefix !== undefined && prefixContains(prefix, nextHop.value));
}

/** The entries of a table that can be compared: destination and next hop are readable. */
export interface GoodEntry extends RouteEntry {
  readonly prefix: Prefix;
  readonly hop: Ipv4;
  /** What was given, else the usual 100. */
  readonly cost: number;
}

export function goodEntries(facts: Facts, owner: string): GoodEntry[] {
  return routeEntries(facts, owner).flatMap((entry) => {
    const { destination, nextHop, metric } = entry;
    if (destination.state !== "ok" || nextHop.state !== "ok" || metric.state === "invalid")
      return [];
    const cost = metric.state === "ok" ? metric.value : DEFAULT_METRIC;
    return [{ ...entry, prefix: destination.value.prefix, hop: nextHop.value, cost }];
  });
}

/** Metric of a route that names none: the value of the published sample. */
export const DEFAULT_METRIC = 100;
