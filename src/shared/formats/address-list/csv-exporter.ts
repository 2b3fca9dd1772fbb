import { formatIpv4 } from "#shared/address/ipv4";
import { parsePrefix, prefixContains, rangeOfPrefix } from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";
import { createFacts, elementOf, type Facts } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { isJsonObject, jsonText, type Json } from "#shared/kernel/json";
import { sortedBy } from "#shared/kernel/order";
import { ok } from "#shared/kernel/result";
import { projectName, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import { addressPlan, type PlannedAddress } from "#shared/runbook/address-plan";
import { fileStem } from "../file-name.ts";
import type { Exporter } from "../format.ts";
import { printRows } from "./csv-text.ts";
import { toSafeCell } from "./formula-safe.ts";

const HEADER = [
  "Site",
  "Network name",
  "Prefix",
  "VLAN",
  "First address",
  "Last address",
  "Role",
  "Name",
  "MAC",
] as const;

/** Every network and address of the design as a list for spreadsheets, and for this program to read. */
export const addressCsvExporter: Exporter = {
  id: "address-csv",
  label: "Address plan (CSV)",
  extension: ".csv",
  write(project) {
    const rows = [HEADER, ...planRows(project)].map((row) => row.map(toSafeCell));
    const content = printRows(rows);
    const fileName = `${fileStem(projectName(project))}-addresses.csv`;
    return ok({ files: [{ fileName, mediaType: "text/csv", content }], notes: [] });
  },
};

interface Row {
  readonly site: string;
  /** Where it stands in the order of addresses. */
  readonly start: number;
  readonly cells: readonly string[];
}

function planRows(project: Project): readonly (readonly string[])[] {
  const facts = createFacts(project);
  const elements = [...recordsOf(project, "elements")];
  const rows = [
    ...elements.flatMap((element) =>
      element.kind === "segment" ? networkRow(facts, element) : [],
    ),
    ...elements.flatMap((element) => (element.kind === "site" ? inUseRows(project, element) : [])),
    ...addressPlan(facts).flatMap((planned) => plannedRow(facts, planned)),
  ];
  return sortedBy(
    rows,
    ({ site }) => site,
    ({ start }) => start,
    ({ cells }) => cells.join("\n"),
  ).map(({ cells }) => cells);
}

function networkRow(facts: Facts, segment: ElementRecord): Row {
  const site = siteOf(facts, segment.id)?.name ?? "";
  const start = rangeIn(textIn(segment, "prefix"))?.start ?? NOWHERE;
  return { site, start, cells: [site, ...networkCells(segment), "", "", "Network", "", ""] };
}

/** Rows of a site as they were typed: they are the list that somebody else keeps. */
function inUseRows(project: Project, site: ElementRecord): Row[] {
  const rows = site.fields["inUse"];
  const segments = projectIndex(project)
    .childrenOf(site.id)
    .filter(({ kind }) => kind === "segment");
  return (Array.isArray(rows) ? (rows as readonly Json[]) : []).flatMap((row): Row[] => {
    const text = isJsonObject(row) ? jsonText(row["range"]) : "";
    const owner = isJsonObject(row) ? jsonText(row["owner"]) : "";
    const range = rangeIn(text);
    const home = range && segments.find((segment) => holds(segment, range));
    const network = home ? networkCells(home) : ["", "", ""];
    const ends = range ? endsOf(range) : [text, ""];
    const cells = [site.name, ...network, ...ends, "In use by others", owner, ""];
    return text === "" ? [] : [{ site: site.name, start: range?.start ?? NOWHERE, cells }];
  });
}

function plannedRow(facts: Facts, { claim, owner, role }: PlannedAddress): Row[] {
  if (claim.role === "inUse") return [];
  const site = siteOf(facts, claim.owner)?.name ?? "";
  const element = elementOf(facts, claim.owner);
  const network = claim.network === undefined ? undefined : elementOf(facts, claim.network);
  const words = role.map((part) => ("text" in part ? part.text : "")).join("");
  const mac = (element && textIn(element, "mac")) ?? "";
  const cells = [
    site,
    ...(network ? networkCells(network) : ["", "", ""]),
    ...endsOf(claim.range),
    words,
    owner.name,
    mac,
  ];
  return [{ site, start: claim.range.start, cells }];
}

/** After everything that has an address. */
const NOWHERE = 2 ** 32;

function networkCells(network: ElementRecord): string[] {
  return [network.name, textIn(network, "prefix") ?? "", jsonText(network.fields["vlan"])];
}

function endsOf({ start, end }: Range): string[] {
  return [formatIpv4(start), end === start ? "" : formatIpv4(end)];
}

function rangeIn(text: string | undefined): Range | undefined {
  const prefix = parsePrefix(text ?? "");
  if (prefix.ok) return rangeOfPrefix(prefix.value.prefix);
  const range = parseRange(text ?? "");
  return range.ok ? range.value : undefined;
}

function holds(segment: ElementRecord, range: Range): boolean {
  const prefix = parsePrefix(textIn(segment, "prefix") ?? "");
  return prefix.ok && prefixContains(prefix.value.prefix, range.start);
}

function textIn(element: ElementRecord, field: string): string | undefined {
  const value = element.fields[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
