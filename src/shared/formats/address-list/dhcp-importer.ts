import { err, ok, type Result } from "#shared/kernel/result";
import { jsonText } from "#shared/kernel/json";
import { parseConsoleText } from "../console-text/parse-console-text.ts";
import { designName } from "../file-name.ts";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { collectNotes, type NoteSink } from "../notes.ts";
import { parsePowershell } from "../powershell-text/parse-powershell.ts";
import { textOfScalar, type PsValue } from "../powershell-text/value.ts";
import { textPlaces } from "../text-places.ts";
import { buildPlan } from "./build-plan.ts";
import { parseXml } from "./parse-xml.ts";
import { dhcpRecords } from "./read-dhcp-xml.ts";
import { isDhcpRecord, readDhcp } from "./read-dhcp.ts";
import { toRecord, type ListRecord } from "./records.ts";

/** What a Windows DHCP server gives out: the export as XML, listings of its cmdlets, the cmdlets. */
export const dhcpImporter: Importer = {
  id: "dhcp",
  label: "DHCP scopes and reservations",
  extensions: [".xml", ".txt", ".ps1"],
  recognises: (text) => {
    const start = text.slice(0, 262_144);
    return isXml(start)
      ? /<([\w.-]+:)?(DHCPServer\w*|Scopes?|IPv4)\b/i.test(start)
      : TEXT_SIGNS.test(start);
  },
  read,
};

const TEXT_SIGNS =
  /^[ \t]*ScopeId[ \t]*:|^[ \t]*IPAddress[ \t]*:[^\n]*\n(?:[^\n]*\n){0,6}?[ \t]*ScopeId|\bScopeId[ \t]+(SubnetMask|StartRange)|\bIPAddress[ \t]+ScopeId\b|\b(Add|Set)-DhcpServerv4(Scope|ExclusionRange|Reservation|OptionValue)\b/im;

function isXml(text: string): boolean {
  return /^[\s\ufeff]*</.test(text.slice(0, 4_096));
}

function read(text: string, { fileName, ids }: ImportContext): Result<Imported, readonly Note[]> {
  const notes = collectNotes();
  const records = isXml(text) ? readXml(text, notes) : ok(readText(text, notes));
  if (!records.ok) return records;
  const { scopes, networks } = readDhcp(records.value.filter(isDhcpRecord), notes);
  if (scopes.length === 0) {
    const message = "There is no DHCP scope of IPv4 in this text.";
    return err([{ code: "dhcp-foreign", severity: "error", path: "", message }]);
  }
  const settings = { networks, scopes, holdings: [] };
  return ok({
    project: buildPlan(settings, designName(fileName), ids, notes),
    notes: notes.list(),
  });
}

function readXml(text: string, notes: NoteSink): Result<ListRecord[], readonly Note[]> {
  const root = parseXml(text);
  if (root.ok) return ok(dhcpRecords(root.value, notes));
  const { line, column, message } = root.error;
  const place = `Line ${line}, column ${column}`;
  return err([
    { code: "xml-syntax", severity: "error", path: "", message: `${place}: ${message}` },
  ]);
}

function readText(text: string, notes: NoteSink): ListRecord[] {
  const { objects, problems } = parseConsoleText(text);
  for (const { code, message, line, column } of problems) {
    notes.error(code, "", `Line ${line}, column ${column}: ${message}`);
  }
  const listed = objects.map(({ line, value }) =>
    toRecord(
      `line ${line}`,
      Object.entries(value).map(([key, item]) => [
        key,
        Array.isArray(item) ? item.map(jsonText).join(",") : jsonText(item),
      ]),
    ),
  );
  return [...listed, ...commandRecords(text, notes)];
}

/** The parameters of the cmdlets that make scopes; only literals are read, nothing is run. */
function commandRecords(text: string, notes: NoteSink): ListRecord[] {
  if (!/-DhcpServerv4/i.test(text)) return [];
  const placeOf = textPlaces(text);
  return parsePowershell(text)
    .commands.filter(({ name }) =>
      /^(add|set)-dhcpserverv4(scope|exclusionrange|reservation|optionvalue)$/i.test(name),
    )
    .map(({ name, at, parameters }) => {
      const entries = parameters.flatMap((parameter): [string, string][] => {
        const value = parameter.value && literalOf(parameter.value);
        if (value !== undefined) return [[parameter.name, value]];
        if (parameter.value) {
          const { line, column } = placeOf(parameter.at);
          const message = `Line ${line}, column ${column}: the value is no literal, so it is left out.`;
          notes.warning("console-not-literal", `${name} -${parameter.name}`, message);
        }
        return [];
      });
      return toRecord(`line ${placeOf(at).line}`, entries);
    });
}

function literalOf(value: PsValue): string | undefined {
  if (value.type !== "list") return textOfScalar(value);
  const items = value.items.map(textOfScalar);
  return items.every((item) => item !== undefined) ? items.join(",") : undefined;
}
