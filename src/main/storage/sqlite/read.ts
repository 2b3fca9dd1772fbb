import { ok } from "#shared/kernel/result";
import type { JournalEntry } from "#shared/api/contract";
import type { Project } from "#shared/model/project";
import type { FileSummary, Stored } from "../project-file.ts";
import { connectChecked } from "./checked.ts";
import { attempt } from "./errors.ts";
import { readEntriesAfter, readNewest } from "./journal.ts";
import { readMeta } from "./meta.ts";
import { readProject } from "./records.ts";
import type { Connection } from "./connection.ts";
import { findRecovered } from "./session-mark.ts";

export interface ReadFile {
  readonly project: Project;
  readonly journal: readonly JournalEntry[];
}

/** Reads a whole project file without opening it for editing: for the command line. */
export function readProjectFile(path: string): Stored<ReadFile> {
  return reading(path, (db) => {
    const project = readProject(db);
    if (!project.ok) return project;
    const journal = readEntriesAfter(db, 0);
    return journal.ok ? ok({ project: project.value, journal: journal.value }) : journal;
  });
}

/** What a list shows of a project file. */
export function readFileSummary(path: string): Stored<FileSummary> {
  return reading(path, (db) => {
    const about = db.prepare<[], string>(ABOUT).pluck().get() as string | null | undefined;
    const site = db.prepare<[], Site>(FIRST_SITE).get();
    const elements = db.prepare<[], number>(COUNT).pluck().get() as number;
    return ok({
      name: about ?? "",
      elements,
      profile: site?.profile ?? "",
      variant: site?.variant ?? "",
      modified: readNewest(db)?.at ?? readMeta(db, "created") ?? "",
      recovered: findRecovered(db),
    });
  });
}

interface Site {
  readonly profile: string | null;
  readonly variant: string | null;
}

const ABOUT = `SELECT CAST(json_extract(body, '$.name') AS TEXT) FROM record WHERE collection = 'about'`;
const COUNT = `SELECT count(*) FROM record WHERE collection = 'elements'`;
const FIRST_SITE = `
  SELECT CAST(json_extract(body, '$.fields.profile') AS TEXT) AS profile,
         CAST(json_extract(body, '$.fields.variant') AS TEXT) AS variant
    FROM record
   WHERE collection = 'elements' AND json_extract(body, '$.kind') = 'site'
   ORDER BY id LIMIT 1`;

function reading<T>(path: string, read: (db: Connection) => Stored<T>): Stored<T> {
  const db = connectChecked(path, "read");
  if (!db.ok) return db;
  try {
    const answer = attempt(() => read(db.value));
    return answer.ok ? answer.value : answer;
  } finally {
    db.value.close();
  }
}
