import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import type { Project } from "#shared/model/project";
import { publishNew, temporaryName } from "../durable.ts";
import type { Stored } from "../project-file.ts";
import { connectNew, type Connection } from "./connection.ts";
import { attempt } from "./errors.ts";
import { APPLICATION_ID, PAGE_SIZE } from "./header.ts";
import { writeMeta } from "./meta.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { runMigrations } from "./migrations/run.ts";
import { insertProject } from "./records.ts";

export interface Creation {
  /** ISO 8601. */
  readonly at: string;
  /** Program and version, for example `Underlay 0.1.0`. */
  readonly by: string;
}

/**
 * Makes a project file. It is built under a temporary name and gets its own when it is complete, so
 * that no crash leaves half a project. Never replaces a file.
 */
export function createProjectFile(
  path: string,
  project: Project,
  creation: Creation,
  migrations = MIGRATIONS,
): Stored<null> {
  const temporary = temporaryName(path);
  try {
    return attempt(() => {
      const db = connectNew(temporary, PAGE_SIZE);
      try {
        db.pragma(`application_id=${APPLICATION_ID}`);
        runMigrations(db, migrations);
        fill(db, project, creation);
      } finally {
        db.close();
      }
      publishNew(temporary, path);
      return null;
    });
  } finally {
    for (const left of [temporary, `${temporary}-journal`]) rmSync(left, { force: true });
  }
}

function fill(db: Connection, project: Project, { at, by }: Creation): void {
  const insert = db.transaction(() => {
    writeMeta(db, "document", randomBytes(16).toString("hex"));
    writeMeta(db, "created", at);
    writeMeta(db, "createdBy", by);
    writeMeta(db, "head", "0");
    insertProject(db, project);
  });
  insert.immediate();
}
