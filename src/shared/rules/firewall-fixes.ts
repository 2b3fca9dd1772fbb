import { jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { plain, say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import type { ReachStop } from "#shared/facts/reach";
import type { Finding, Fix } from "./finding.ts";
import { setFields } from "./fixes.ts";

/** A row of a firewall's port rules that lets traffic pass. */
export function allowRow(
  sources: string,
  destinations: string,
  proto: string,
  ports: string,
  label: string,
): JsonObject {
  return { sources, destinations, proto, ports, action: "allow", label };
}

/** Adds port rules to a filter: before the row that stops the traffic, else at the end. */
export function addPortRules(
  facts: Facts,
  router: string,
  rows: readonly JsonObject[],
  before?: number,
): Fix[] {
  const element = elementOf(facts, router);
  const [first] = rows;
  if (!element || !first) return [];
  const present = readRows(element, "portRules");
  const at = before ?? present.length;
  const portRules: Json[] = [...present.slice(0, at), ...rows, ...present.slice(at)];
  return [
    setFields(
      say`Add ${ruleInWords(first)}${rows.length > 1 ? say` ${plain(`and ${rows.length - 1} more`)}` : []} to ${element}`,
      router,
      { portRules },
    ),
  ];
}

/** What a filter lacks, as figures of a finding: `missingRules` makes the fix of them. */
export interface MissingRules {
  /** As a rule names them. */
  readonly sources: string;
  readonly destinations: string;
  /** Protocol and port, for example `udp/53`. */
  readonly ports: readonly string[];
  readonly label: string;
  /** The row that denies the traffic; absent where the default does. */
  readonly row?: number | undefined;
}

/** The figures of a finding about rules that a filter lacks. */
export function missingRules({ row, ports, ...rest }: MissingRules): JsonObject {
  return { ...rest, ports: [...ports], ...(row === undefined ? {} : { row }) };
}

/** The same for a filter that stops single packets to an address. */
export function missingFor(stop: ReachStop, destination: Ipv4, label: string): JsonObject {
  return missingRules({
    sources: formatIpv4(stop.source),
    destinations: formatIpv4(destination),
    ports: stop.ports.map(({ proto, port }) => `${proto}/${port}`),
    label,
    row: stop.row,
  });
}

/** Adds the rules that `missingRules` put into a finding. */
export function addMissingRules(facts: Facts, router: string, { data }: Finding): Fix[] {
  const { sources, destinations, ports, label, row } = data;
  if (typeof sources !== "string" || typeof destinations !== "string" || !Array.isArray(ports))
    return [];
  const rows = ports.map((text) => {
    const [proto = "", port = ""] = jsonText(text).split("/");
    return allowRow(sources, destinations, proto, port, jsonText(label));
  });
  return addPortRules(facts, router, rows, typeof row === "number" ? row : undefined);
}

/** Takes one port rule out of a filter. */
export function removePortRule(facts: Facts, router: string, row: number): Fix[] {
  const element = elementOf(facts, router);
  if (!element) return [];
  const portRules = readRows(element, "portRules").filter((_each, i) => i !== row);
  return [setFields(say`Delete rule ${row + 1}`, router, { portRules })];
}

/** Puts other rows in the place of one. */
export function replacePortRule(
  facts: Facts,
  router: string,
  row: number,
  rows: readonly JsonObject[],
  title: Message,
): Fix[] {
  const element = elementOf(facts, router);
  if (!element) return [];
  const portRules: Json[] = readRows(element, "portRules").flatMap((each, i): Json[] =>
    i === row ? [...rows] : [each],
  );
  return [setFields(title, router, { portRules })];
}

/** "10.1.0.0/24 → 10.3.0.5 tcp/6443": a rule as people write it in a mail. */
export function ruleInWords(row: JsonObject): string {
  const text = (column: string): string => {
    const value = row[column];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const ports = text("ports");
  return `${text("sources") || "any"} → ${text("destinations") || "any"} ${text("proto") || "any"}${ports ? `/${ports}` : ""}`;
}

/** A rule of a filter as a message names it: its position, and its purpose where one is given. */
export function nameOfRule(row: JsonObject | undefined, index: number): Message {
  const label = row?.["label"];
  return typeof label === "string" && label !== ""
    ? say`rule ${index + 1} (${plain(label)})`
    : say`rule ${index + 1}`;
}
