import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContainsPrefix } from "#shared/address/prefix";
import type { JsonObject } from "#shared/kernel/json";
import { plain, say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import {
  goodEntries,
  routeField,
  type GoodEntry,
  type RouteEntry,
} from "#shared/facts/route-entries";
import type { ElementRecord } from "#shared/model/records";
import type { Failure } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";

/** The part of a failure that says which row of a table is meant. */
export function atRow(
  owner: ElementRecord,
  { row }: RouteEntry,
): Pick<Failure, "field" | "which" | "data"> & { readonly data: JsonObject } {
  return { field: routeField(owner.kind), which: String(row), data: { row } };
}

/** The owner of the table and the row that a finding is about. */
export function rowIn(
  facts: Facts,
  { subjects: [subject], data }: Finding,
): { readonly owner: ElementRecord; readonly row: number } | undefined {
  const owner = subject && elementOf(facts, subject.element);
  const { row } = data;
  return owner && typeof row === "number" ? { owner, row } : undefined;
}

/** Changes cells of one row. */
export function changeRow(
  title: Message,
  owner: ElementRecord,
  row: number,
  cells: JsonObject,
): Fix {
  const field = routeField(owner.kind);
  const rows = readRows(owner, field);
  return setFields(title, owner.id, { [field]: rows.with(row, { ...rows[row], ...cells }) });
}

/** Puts other rows in the place of one; none deletes it. */
export function replaceRow(
  title: Message,
  owner: ElementRecord,
  row: number,
  rows: readonly JsonObject[],
): Fix {
  const field = routeField(owner.kind);
  return setFields(title, owner.id, { [field]: readRows(owner, field).toSpliced(row, 1, ...rows) });
}

/** The route as people read it: "192.168.30.0/24 via 192.168.20.1 on Port3". */
export function inWords({ prefix, hop, interfaceName, leg }: GoodEntry): Message {
  const name = leg?.name ?? interfaceName;
  const start = say`${formatPrefix(prefix)} via ${formatIpv4(hop)}`;
  return name === "" ? start : say`${start} on ${plain(name)}`;
}

/** Tells interfaces apart, also those that are named and not drawn. */
export function interfaceKey({ leg, interfaceName }: RouteEntry): string {
  return leg?.id ?? ` ${interfaceName.toLowerCase()}`;
}

function prefixKey({ prefix }: GoodEntry): string {
  return formatPrefix(prefix);
}

/** The entries in groups by destination, in the order of the table. */
export function byDestination(entries: readonly GoodEntry[]): readonly GoodEntry[][] {
  return [...Map.groupBy(entries, prefixKey).values()];
}

/** The entry that a finding is about, where it can still be read. */
export function entryIn(facts: Facts, finding: Finding): GoodEntry | undefined {
  const at = rowIn(facts, finding);
  return at && goodEntries(facts, at.owner.id).find(({ row }) => row === at.row);
}

/** Tells two ways to one destination apart: next hop and interface. */
export function wayKey(entry: GoodEntry): string {
  return `${entry.hop} ${interfaceKey(entry)}`;
}

/** Deletes the route of a finding where its destination is connected already. */
export function deleteNeedless(facts: Facts, finding: Finding): readonly Fix[] {
  const owner = rowIn(facts, finding)?.owner;
  const entry = entryIn(facts, finding);
  const isConnected = entry?.leg?.prefix && prefixContainsPrefix(entry.leg.prefix, entry.prefix);
  return owner && entry && isConnected
    ? [replaceRow(say`Delete the route to ${formatPrefix(entry.prefix)}`, owner, entry.row, [])]
    : [];
}
