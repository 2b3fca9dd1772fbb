import { err, ok, type Result } from "#shared/kernel/result";
import type { ImportContext, Imported, Note } from "./format.ts";
import { IMPORTERS } from "./index.ts";
import { parseJsonText } from "./json-text/parse-json-text.ts";
import { noteOfJsonError } from "./notes.ts";

/** What a file turned out to be, the design in it, and everything there is to say about it. */
export interface ImportOutcome extends Imported {
  /** Id of the importer that read it. */
  readonly format: string;
  readonly label: string;
}

/** Reads a text of any known format. On failure the notes say what is wrong with it and where. */
export function importFile(
  text: string,
  context: ImportContext,
): Result<ImportOutcome, readonly Note[]> {
  for (const importer of IMPORTERS) {
    if (!importer.recognises(text, context.fileName)) continue;
    const read = importer.read(text, context);
    if (read.ok) return ok({ ...read.value, format: importer.id, label: importer.label });
    // JSON of another kind may still be meant for the next importer.
    if (!read.error.every(({ code }) => code.endsWith("-foreign"))) return read;
  }
  return err([describeUnknown(text)]);
}

function describeUnknown(text: string): Note {
  const known = IMPORTERS.map(
    ({ label, extensions }) => `${label} (${extensions.join(", ")})`,
  ).join(", ");
  if (/^[\s\ufeff]*[{[]/.test(text.slice(0, 4_096))) {
    const parsed = parseJsonText(text);
    if (!parsed.ok) return noteOfJsonError(parsed.error);
  }
  const what =
    text.trim() === "" ? "The file is empty." : "The file is of no format that can be read.";
  return {
    code: "format-unknown",
    severity: "error",
    path: "",
    message: `${what} Known are: ${known}.`,
  };
}
