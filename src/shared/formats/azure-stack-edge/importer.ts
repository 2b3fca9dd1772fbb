import { err, ok, type Result } from "#shared/kernel/result";
import { parseConsoleText } from "../console-text/parse-console-text.ts";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { designName } from "../file-name.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import { collectNotes, noteOfJsonError, type NoteSink } from "../notes.ts";
import { buildDesign } from "./build-design.ts";
import { findParts } from "./find-parts.ts";
import type { Parts } from "./parts.ts";
import { readCommands } from "./read-commands.ts";
import { readDevice } from "./read-device.ts";

/** Azure Stack Edge: device configuration, what the console prints of it, and custom routes. */
export const azureStackEdgeImporter: Importer = {
  id: "azure-stack-edge",
  label: "Azure Stack Edge device configuration",
  extensions: [".json", ".txt", ".ps1"],
  recognises: (text) => (isJson(text) ? JSON_SIGNS : TEXT_SIGNS).test(text.slice(0, 262_144)),
  read,
};

const JSON_SIGNS =
  /"(enabledForCompute|isDhcpEnabled|dhcpPolicy|vSwitches|virtualNetworks|connectionURI|deviceEndpoint|DestinationPrefix|PodSubnet|(add|get|set)-hcs\w+)"\s*:/i;

const TEXT_SIGNS =
  /^[ \t]*(device|enabledForCompute|isDhcpEnabled|dhcpPolicy|vSwitches|interfaces|virtualNetworks|vSwitchName|connectionURI|DestinationPrefix|PodSubnet)[ \t]*:|\b(DestinationPrefix[ \t]+|NextHop[ \t]+){2}|(Add|Set)-Hcs(NetRoute|KubeClusterNetworkInfo)\b/im;

function read(text: string, { fileName, ids }: ImportContext): Result<Imported, readonly Note[]> {
  const notes = collectNotes();
  const parts = isJson(text) ? readJson(text, notes) : ok(readText(text, notes));
  if (!parts.ok) return parts;
  if (!parts.value) {
    const message = "There is nothing of an Azure Stack Edge device configuration in this text.";
    return err([{ code: "azure-stack-edge-foreign", severity: "error", path: "", message }]);
  }
  const settings = readDevice(parts.value, notes);
  const project = buildDesign(settings, designName(fileName), ids, notes);
  return ok({ project, notes: notes.list() });
}

function isJson(text: string): boolean {
  return /^[\s\ufeff]*[{[]/.test(text.slice(0, 4_096));
}

function readJson(text: string, notes: NoteSink): Result<Parts | undefined, readonly Note[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err([noteOfJsonError(parsed.error)]);
  for (const { path, line, column } of parsed.value.duplicates) {
    notes.error(
      "schema-duplicate-key",
      path,
      `Line ${line}, column ${column}: the key stands here twice; the last one counts.`,
    );
  }
  return ok(findParts(parsed.value.value));
}

/** A listing of the console, or lines of the cmdlets themselves. */
function readText(text: string, notes: NoteSink): Parts | undefined {
  const { objects, problems } = parseConsoleText(text);
  const commands = readCommands(text, notes);
  const parts = findParts([...objects.map(({ value }) => value), ...commands]);
  if (parts) {
    for (const { code, message, line, column } of problems) {
      notes.error(code, "", `Line ${line}, column ${column}: ${message}`);
    }
  }
  return parts;
}
