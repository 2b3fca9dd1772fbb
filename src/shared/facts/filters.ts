import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";

import { parsePort } from "#shared/address/port";
import { canonicalJson, isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { defineFact, fieldOf, type Facts } from "./engine.ts";

/** What a filter looks at. Ports do not matter for `ipip`. */
export interface Packet {
  readonly source: Ipv4 | "internet";
  readonly destination: Ipv4 | "internet";
  readonly proto: "tcp" | "udp" | "ipip";
  readonly port: number;
}

/** One port rule, read: each list holds what it matches; `undefined` matches everything. */
export interface PortRule {
  /** Row of the field it comes from. */
  readonly row: number;
  readonly sources: readonly Range[] | undefined;
  readonly destinations: readonly Range[] | undefined;
  readonly proto: string;
  readonly ports: Range | undefined;
  readonly action: "allow" | "deny";
  readonly label: string;
}

/** The port rules of a filter in order; rows that cannot be read are left out. */
export const portRulesOf = defineFact<readonly PortRule[]>(
  "portRules",
  (facts, router) => {
    const rows = fieldOf(facts, router, "portRules");
    return Array.isArray(rows)
      ? rows.flatMap((row: Json, i) => (isJsonObject(row) ? (readPortRule(row, i) ?? []) : []))
      : [];
  },
  (a, b) => canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json),
);

/** True for a router that filters at all. */
export function isFilter(facts: Facts, router: string): boolean {
  return (
    fieldOf(facts, router, "defaultAction") !== undefined || portRulesOf(facts, router).length > 0
  );
}

/** Whether a router lets a packet pass: the first rule that matches, else its default. */
export function passes(facts: Facts, router: string, packet: Packet): boolean {
  const rule = portRulesOf(facts, router).find((each) => matches(each, packet));
  return rule ? rule.action === "allow" : fieldOf(facts, router, "defaultAction") !== "deny";
}

export function matches(rule: PortRule, packet: Packet): boolean {
  return (
    covers(rule.sources, packet.source) &&
    covers(rule.destinations, packet.destination) &&
    (rule.proto === "any" || rule.proto === packet.proto) &&
    (packet.proto === "ipip" ||
      !rule.ports ||
      (packet.port >= rule.ports.start && packet.port <= rule.ports.end))
  );
}

function covers(ranges: readonly Range[] | undefined, address: Ipv4 | "internet"): boolean {
  if (!ranges) return true;
  if (address === "internet")
    return ranges.some(({ start, end }) => start === 0 && end === 0xffffffff);
  return ranges.some(({ start, end }) => address >= start && address <= end);
}

/** One row as a rule; undefined when a part of it cannot be read (UL-FW-016 says so). */
export function readPortRule(row: JsonObject, index: number): PortRule | undefined {
  const sources = readAddresses(row["sources"]);
  const destinations = readAddresses(row["destinations"]);
  const ports = readPorts(row["ports"]);
  if (sources === null || destinations === null || ports === null) return undefined;
  return {
    row: index,
    sources,
    destinations,
    proto: typeof row["proto"] === "string" ? row["proto"] : "any",
    ports,
    action: row["action"] === "deny" ? "deny" : "allow",
    label: typeof row["label"] === "string" ? row["label"] : "",
  };
}

/** Addresses, prefixes and ranges, separated by commas. Undefined is anyone, null is unreadable. */
export function readAddresses(value: Json | undefined): readonly Range[] | undefined | null {
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "" || text.toLowerCase() === "any") return undefined;
  const ranges: Range[] = [];
  for (const part of text.split(/[,;\s]+/)) {
    const address = parseIpv4(part);
    const prefix = parsePrefix(part);
    const range = parseRange(part);
    if (address.ok) ranges.push({ start: address.value, end: address.value });
    else if (prefix.ok) ranges.push(rangeOfPrefix(prefix.value.prefix));
    else if (range.ok) ranges.push(range.value);
    else return null;
  }
  return ranges;
}

/** A port or a range of ports, `443` or `67-68`. Undefined is any port, null is unreadable. */
export function readPorts(value: Json | undefined): Range | undefined | null {
  const text =
    typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  if (text === "" || text.toLowerCase() === "any") return undefined;
  const [first = "", last = first] = text.split(/\s*[-–]\s*/);
  const start = parsePort(first);
  const end = parsePort(last);
  return start.ok && end.ok && start.value <= end.value
    ? { start: start.value, end: end.value }
    : null;
}
