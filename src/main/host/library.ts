import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ProjectSummary } from "#shared/api/contract";
import { ok } from "#shared/kernel/result";
import { projectName, type Project } from "#shared/model/project";
import type { Stored } from "#main/storage/project-file";
import { createProjectFile } from "#main/storage/sqlite/create";
import { attempt } from "#main/storage/sqlite/errors";
import { readFileSummary } from "#main/storage/sqlite/read";
import { byModified, EXTENSION, fileNamesFor } from "./file-name.ts";
import { openRecents } from "./recents.ts";

/** The project files that this host knows. A client names one by its handle, never by a path. */
export interface Library {
  list(): readonly ProjectSummary[];
  /** Makes a file in the projects folder and answers its handle. */
  create(project: Project): Stored<string>;
  /** Takes in a file that the user chose or the system handed over; answers its handle. */
  admit(path: string): Stored<string>;
  summary(handle: string): ProjectSummary | undefined;
  /** Where the file is; undefined for a handle that was never issued. */
  pathOf(handle: string): string | undefined;
}

export interface LibraryOptions {
  readonly dataDir: string;
  readonly program: string;
  readonly now: () => Date;
  readonly newHandle: () => string;
}

export function openLibrary({ dataDir, program, now, newHandle }: LibraryOptions): Library {
  const folder = join(dataDir, "projects");
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder, now());
  const recents = openRecents(dataDir);
  const handles = new Map<string, string>();
  const paths = new Map<string, string>();

  function handleOf(path: string): string {
    let handle = handles.get(path);
    if (!handle) {
      handle = newHandle();
      handles.set(path, handle);
      paths.set(handle, path);
    }
    return handle;
  }

  function summarise(path: string): ProjectSummary {
    const found = readFileSummary(path);
    const fileName = basename(path);
    const unread = { name: basename(path, EXTENSION), elements: 0, profile: "", variant: "" };
    // A file that cannot be read is listed all the same: opening it says why.
    const summary = found.ok
      ? found.value
      : { ...unread, modified: modifiedOf(path), recovered: null };
    return { handle: handleOf(path), fileName, ...summary };
  }

  return {
    list() {
      const own = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && isProjectName(entry.name))
        .map((entry) => join(realpathSync.native(folder), entry.name));
      const elsewhere = recents.list().filter((path) => isRegularFile(path));
      return [...new Set([...own, ...elsewhere])].map(summarise).sort(byModified);
    },
    create(project) {
      for (const fileName of fileNamesFor(projectName(project))) {
        const path = join(realpathSync.native(folder), fileName);
        if (existsSync(path)) continue;
        const made = createProjectFile(path, project, { at: now().toISOString(), by: program });
        if (made.ok) return ok(handleOf(path));
        if (!existsSync(path)) return made;
      }
      throw new Error("impossible: names do not run out");
    },
    admit(path) {
      const real = attempt(() => realpathSync.native(resolve(path)));
      if (!real.ok) return real;
      if (dirname(real.value) !== realpathSync.native(folder))
        attempt(() => recents.add(real.value));
      return ok(handleOf(real.value));
    },
    summary: (handle) => {
      const path = paths.get(handle);
      return path === undefined ? undefined : summarise(path);
    },
    pathOf: (handle) => paths.get(handle),
  };
}

function isProjectName(name: string): boolean {
  return name.endsWith(EXTENSION) && !name.startsWith(".");
}

function isRegularFile(path: string): boolean {
  const found = attempt(() => lstatSync(path).isFile());
  return found.ok && found.value;
}

function modifiedOf(path: string): string {
  const found = attempt(() => statSync(path).mtime.toISOString());
  return found.ok ? found.value : "";
}

/** What a crash left of files that were being built; a day is longer than any of them takes. */
function removeLeftovers(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    if (!/^\..*\.tmp(-journal)?$/.test(name)) continue;
    const path = join(folder, name);
    attempt(() => {
      if (now.getTime() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { force: true });
    });
  }
}
