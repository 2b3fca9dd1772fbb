import { err, ok } from "#shared/kernel/result";
import { designName } from "../file-name.ts";
import type { Importer, Note } from "../format.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import { collectNotes, noteOfJsonError } from "../notes.ts";
import { placedNotes } from "../placed-notes.ts";
import type { TextPlace } from "../text-places.ts";
import { parseYamlText } from "../yaml-text/parse-yaml-text.ts";
import { treePlaces } from "../yaml-text/tree-places.ts";
import { buildDesign } from "./build-design.ts";
import type { CallList, Saying } from "./call.ts";
import { readCommands } from "./read-commands.ts";
import { looksLikeLabels, readLabels } from "./read-labels.ts";
import { readSettings } from "./read-settings.ts";
import { readTree } from "./read-values.ts";
import { sayRemarks } from "./remarks.ts";
import { findTextForm, type TextForm } from "./text-form.ts";

/** Settings of AKS on Azure Stack HCI: commands, their values as JSON or YAML, or pasted fields. */
export const aksHciImporter: Importer = {
  id: "aks-hci",
  label: "AKS on Azure Stack HCI settings",
  extensions: [".ps1", ".json", ".yml", ".yaml", ".txt"],
  recognises: (text) => findTextForm(text) !== undefined || looksLikeLabels(text),
  read(text, { fileName, ids }) {
    const notes = collectNotes();
    const places = new Map<string, TextPlace>();
    const saying: Saying = { notes: placedNotes(notes, (path) => places.get(path)), places };
    const list = readCalls(text, findTextForm(text), saying);
    if ("code" in list) return err([list]);
    const settings = readSettings(list, saying.notes);
    if (!settings) {
      const message = "The text names nothing of AKS on Azure Stack HCI that could be drawn.";
      const foreign: Note = { code: "aks-hci-foreign", severity: "error", path: "", message };
      return err(
        notes.list().some(({ severity }) => severity === "error")
          ? [...notes.list(), foreign]
          : [foreign],
      );
    }
    sayRemarks(settings, saying.notes);
    const design = buildDesign(settings, designName(fileName), ids, saying.notes);
    return ok({ ...design, notes: notes.list() });
  },
};

function readCalls(text: string, form: TextForm | undefined, saying: Saying): CallList | Note {
  if (form === "powershell") return readCommands(text, saying);
  if (form !== "json" && form !== "yaml") return readLabels(text.toWellFormed(), saying);
  const parsed = form === "json" ? parseJsonText(text) : parseYamlText(text);
  if (!parsed.ok) return noteOfJsonError(parsed.error);
  const { value, duplicates } = parsed.value;
  for (const { path, line, column } of duplicates)
    saying.notes.error(
      "schema-duplicate-key",
      "",
      `Line ${line}, column ${column}: ${path} stands here twice; the last one counts.`,
    );
  const inTree = treePlaces(text);
  return readTree(value, (path) => inTree.get(path), saying);
}
