import type { Collection, RecordOf } from "./records.ts";
import { emptyTable, tableGet, tableValues, tableWith, type Table } from "./table.ts";

/** The whole document, immutable. Every change makes a new one that shares what did not change. */
export type Project = { readonly [C in Collection]: Table<RecordOf[C]> };

/** A project with a name, one physical view and nothing in it. */
export function emptyProject(name: string): Project {
  return {
    about: tableWith(emptyTable(), [["project", { id: "project", name, notes: "" }]]),
    elements: emptyTable(),
    links: emptyTable(),
    views: tableWith(emptyTable(), [[PHYSICAL_VIEW, { id: PHYSICAL_VIEW, name: "Physical" }]]),
    placements: emptyTable(),
    waivers: emptyTable(),
    baselines: emptyTable(),
  };
}

/** The view that every project starts with. */
export const PHYSICAL_VIEW = "physical";

export function findRecord<C extends Collection>(
  project: Project,
  collection: C,
  id: string,
): RecordOf[C] | undefined {
  return tableGet(project[collection], id);
}

export function recordsOf<C extends Collection>(
  project: Project,
  collection: C,
): IterableIterator<RecordOf[C]> {
  return tableValues(project[collection]);
}

export function projectName(project: Project): string {
  return findRecord(project, "about", "project")?.name ?? "Untitled";
}
