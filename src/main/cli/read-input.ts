import { randomFillSync } from "node:crypto";
import { basename, resolve } from "node:path";
import { API_ERRORS } from "#shared/api/errors";
import type { Note } from "#shared/formats/format";
import { importFile } from "#shared/formats/import-file";
import { countingIds, randomIds, type IdSource } from "#shared/kernel/ids";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { decodeText, isDatabase, readBytes } from "./read-bytes.ts";

/** A file that was understood. */
export interface Input {
  /** `project` for a project file, else the id of the format that read it. */
  readonly kind: string;
  readonly label: string;
  /** Null for a file that holds no design, such as a schema. */
  readonly project: Project | null;
  readonly notes: readonly Note[];
  /** Number of the newest edit; a project file has one, other forms do not. */
  readonly revision?: string;
  /** What this kind of file leaves to another one. */
  readonly leaves?: readonly string[];
}

/** Reads a project file, a text form or a configuration; `-` is standard input. */
export async function readInput(
  path: string,
  ids: IdSource = countingIds(),
): Promise<Result<Input, readonly Note[]>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed("file-unreadable", bytes.error);
  if (isDatabase(bytes.value)) return readProject(path);
  const text = decodeText(bytes.value);
  if (!text.ok) return failed("text-encoding", text.error);
  const read = importFile(text.value, { fileName: path === "-" ? "" : basename(path), ids });
  if (!read.ok) return read;
  const { format, label, project, notes, leaves = [] } = read.value;
  return ok({ kind: format, label, project, notes, leaves });
}

/** Ids for a design that is to be kept and edited: they never meet those of another. */
export function lastingIds(): IdSource {
  return randomIds((count) => randomFillSync(new Uint8Array(count)));
}

/** The database driver is loaded only for a project file: most commands never need it. */
async function readProject(path: string): Promise<Result<Input, readonly Note[]>> {
  if (path === "-")
    return failed("file-unreadable", "A project file cannot be read from standard input.");
  const { readProjectFile } = await import("#main/storage/sqlite/read");
  const read = readProjectFile(resolve(path));
  if (!read.ok)
    return failed(read.error.code, `${API_ERRORS[read.error.code]} ${read.error.detail}`.trim());
  const { project, journal } = read.value;
  const revision = String(journal.at(-1)?.seq ?? 0);
  return ok({ kind: "project", label: "Underlay project", project, notes: [], revision });
}

function failed(code: string, message: string): Result<never, readonly Note[]> {
  return err([{ code, severity: "error", path: "", message }]);
}
