import { isJsonObject } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { designName } from "../file-name.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import { collectNotes, noteOfJsonError } from "../notes.ts";
import { buildDesign } from "./build-design.ts";
import { findShape, mentionsShape } from "./file-shape.ts";
import { readConfig } from "./read-config.ts";
import { readLegacy } from "./read-legacy.ts";
import { readWrapper } from "./read-wrapper.ts";
import { describeSchema } from "./reference-schema.ts";

/** AKS Edge Essentials: deployment configuration, wrapper, and the one-file shape of 2022. */
export const aksEdgeImporter: Importer = {
  id: "aks-edge",
  label: "AKS Edge Essentials configuration",
  extensions: [".json"],
  recognises: mentionsShape,
  read: readAksEdge,
};

function readAksEdge(
  text: string,
  { fileName, ids }: ImportContext,
): Result<Imported, readonly Note[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err([noteOfJsonError(parsed.error)]);
  const { value, duplicates } = parsed.value;
  const shape = findShape(value);
  if (shape === undefined || !isJsonObject(value)) {
    const message = "This is JSON, but not a configuration of AKS Edge Essentials.";
    return err([{ code: "aks-edge-foreign", severity: "error", path: "", message }]);
  }
  const notes = collectNotes();
  for (const { path, line, column } of duplicates) {
    notes.error(
      "schema-duplicate-key",
      path,
      `Line ${line}, column ${column}: the key stands here twice; the last one counts. PowerShell refuses such a file.`,
    );
  }
  if (shape === "schema") {
    describeSchema(value, notes);
    return ok({ project: null, notes: notes.list() });
  }
  const settings =
    shape === "legacy"
      ? readLegacy(value, notes)
      : shape === "wrapper"
        ? readWrapper(value, notes)
        : readConfig(value, "", undefined, notes);
  const project = settings ? buildDesign(settings, designName(fileName), ids, notes) : null;
  return ok({ project, notes: notes.list() });
}
