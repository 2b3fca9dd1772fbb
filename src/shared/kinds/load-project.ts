import { err, ok, type Result } from "#shared/kernel/result";
import type { RecordChange } from "#shared/model/change";
import { applyChanges } from "#shared/model/change";
import { emptyProject, type Project } from "#shared/model/project";
import { COLLECTIONS, type Collection } from "#shared/model/records";
import { findBrokenInvariant } from "./invariants.ts";
import { parseRecord } from "./record-shape.ts";

/** A record that could not be taken in, and why. */
export interface LoadProblem {
  readonly collection: Collection;
  readonly id: string;
  readonly message: string;
}

/**
 * A project from records that may come from anywhere: each is checked, and so is what they mean
 * together. Answers all problems of shape at once; the first one of meaning.
 */
export function loadProject(
  records: Readonly<Record<Collection, readonly unknown[]>>,
): Result<Project, readonly LoadProblem[]> {
  const changes: RecordChange[] = [];
  const problems: LoadProblem[] = [];
  const seen = new Set<string>();
  for (const collection of COLLECTIONS) {
    for (const value of records[collection]) {
      const record = parseRecord(collection, value);
      const id = record.ok ? record.value.id : idOf(value);
      if (!record.ok) problems.push({ collection, id, message: record.error });
      else if (seen.has(`${collection}/${id}`)) {
        problems.push({ collection, id, message: "there are two records with this id" });
      } else {
        seen.add(`${collection}/${id}`);
        changes.push({ collection, id, before: null, after: record.value } as RecordChange);
      }
    }
  }
  if (!seen.has("about/project")) {
    problems.push({
      collection: "about",
      id: "project",
      message: "the project has no name record",
    });
  }
  if (problems.length > 0) return err(problems);
  const project = applyChanges(withoutRecords(), changes);
  const broken = findBrokenInvariant(project, changes);
  return broken ? err([{ collection: "elements", id: "", message: broken }]) : ok(project);
}

/** A project as plain records, in no particular order. The inverse of `loadProject`. */
export function unloadProject(project: Project): Record<Collection, readonly unknown[]> {
  const entries = COLLECTIONS.map((collection) => [
    collection,
    project[collection].buckets.flatMap((bucket) => (bucket ? [...bucket.values()] : [])),
  ]);
  return Object.fromEntries(entries) as Record<Collection, readonly unknown[]>;
}

function withoutRecords(): Project {
  const blank = emptyProject("");
  return applyChanges(blank, [
    { collection: "about", id: "project", before: null, after: null },
    { collection: "views", id: "physical", before: null, after: null },
  ]);
}

function idOf(value: unknown): string {
  return typeof value === "object" && value !== null && "id" in value ? String(value.id) : "?";
}
