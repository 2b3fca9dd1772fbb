import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ExportedFile } from "#shared/formats/format";
import { printTextForm, TEXT_FORM_EXTENSION } from "#shared/formats/text-form";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { VERSION } from "#main/host/version";

/** Writes a project as a file of its own, `.underlay` or `.underlay.json`. Never replaces a file. */
export async function writeProject(path: string, project: Project): Promise<Result<null, string>> {
  if (path.toLowerCase().endsWith(TEXT_FORM_EXTENSION))
    return writeText(path, printTextForm(project));
  if (!path.toLowerCase().endsWith(".underlay")) {
    return err(`The name has to end in .underlay or ${TEXT_FORM_EXTENSION}.`);
  }
  const { createProjectFile } = await import("#main/storage/sqlite/create");
  const made = createProjectFile(resolve(path), project, {
    at: new Date().toISOString(),
    by: `Underlay ${VERSION}`,
  });
  return made.ok ? ok(null) : err(`${path} cannot be written. ${made.error.detail}`.trim());
}

/** Writes a new file; one that exists is left alone. */
export function writeText(path: string, content: string | Uint8Array): Result<null, string> {
  try {
    writeFileSync(path, content, { flag: "wx", flush: true });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^E[A-Z]+$/.test(code)) throw error;
    const reason =
      code === "EEXIST"
        ? "There is already a file of that name"
        : code === "ENOENT"
          ? "There is no such folder"
          : `Not possible (${code})`;
    return err(`${path} cannot be written. ${reason}.`);
  }
}

/**
 * Where each of the files goes: one file to the path itself, or into it when it is a folder; several
 * into the folder, which is made when it is missing.
 */
export function targetsOf(files: readonly Pick<ExportedFile, "fileName">[], out: string): string[] {
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  if (files.length === 1 && !isFolder) return [out];
  mkdirSync(out, { recursive: true });
  return files.map(({ fileName }) => join(out, fileName));
}
