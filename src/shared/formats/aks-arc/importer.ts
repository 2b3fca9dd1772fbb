import { isJsonObject, type Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { designName } from "../file-name.ts";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { collectNotes, type NoteSink } from "../notes.ts";
import { buildDesign } from "./build-design.ts";
import { findShape, parameterValues, type Shape } from "./find-values.ts";
import { parseAny, syntaxOf } from "./parse-any.ts";
import { readCommands } from "./read-commands.ts";
import { readBalancer, readParameters } from "./read-parameters.ts";
import { readResources } from "./read-resources.ts";
import { readSystem } from "./read-system.ts";
import { readToolkit } from "./read-toolkit.ts";
import type { ArcSettings } from "./settings.ts";

/** AKS enabled by Azure Arc and the Azure Local system under it. */
export const aksArcImporter: Importer = {
  id: "aks-arc",
  label: "AKS Arc parameters or resources",
  extensions: [".bicepparam", ".tfvars", ".json", ".yml", ".yaml"],
  recognises: (text, fileName) => syntaxOf(text, fileName) !== undefined,
  read: readAksArc,
};

function readAksArc(
  text: string,
  { fileName, ids }: ImportContext,
): Result<Imported, readonly Note[]> {
  const notes = collectNotes();
  const syntax = syntaxOf(text, fileName);
  const parsed = syntax === undefined ? ok<Json>(null) : parseAny(text, syntax, notes);
  if (!parsed.ok) return err([parsed.error]);
  const value = parameterValues(parsed.value, notes) ?? parsed.value;
  const shape = findShape(value);
  if (shape === undefined) {
    const message = "This is no file of AKS Arc or Azure Local that is known here.";
    return err([{ code: "aks-arc-foreign", severity: "error", path: "", message }]);
  }
  const settings = readShape(shape, value, text, notes);
  const { project, leaves } = buildDesign(settings, designName(fileName), ids, notes);
  return ok({ project, notes: notes.list(), leaves });
}

function readShape(shape: Shape, value: Json, text: string, notes: NoteSink): ArcSettings {
  if (shape === "resources") return readResources(value, text, notes);
  const values = isJsonObject(value) ? value : {};
  switch (shape) {
    case "commands":
      return readCommands(values, notes);
    case "balancer":
      return readBalancer(values, notes);
    case "system":
      return readSystem(values, notes);
    case "toolkit":
      return readToolkit(values, notes);
    case "parameters":
      return readParameters(values, notes);
  }
}
