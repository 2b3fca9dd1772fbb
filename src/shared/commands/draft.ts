import { produce, type Draft as Recipe } from "immer";
import { applyChanges, squashChanges, type RecordChange } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import type { Collection, RecordOf } from "#shared/model/records";

/** A project being edited by one command: reads see what was already written. */
export interface Draft {
  readonly project: Project;
  put<C extends Collection>(collection: C, record: RecordOf[C]): void;
  update<C extends Collection>(
    collection: C,
    id: string,
    recipe: (record: Recipe<RecordOf[C]>) => void,
  ): void;
  remove(collection: Collection, id: string): void;
  /** What was done so far, each record once; records that ended as they began are left out. */
  changes(): readonly RecordChange[];
}

export function startDraft(start: Project): Draft {
  let project = start;
  const log: RecordChange[] = [];

  function write(collection: Collection, id: string, after: RecordOf[Collection] | null): void {
    const before = findRecord(project, collection, id) ?? null;
    const change = { collection, id, before, after } as RecordChange;
    log.push(change);
    project = applyChanges(project, [change]);
  }

  return {
    get project() {
      return project;
    },
    put: (collection, record) => write(collection, record.id, record),
    update(collection, id, recipe) {
      const record = findRecord(project, collection, id);
      if (record) write(collection, id, produce(record, recipe));
    },
    remove(collection, id) {
      if (findRecord(project, collection, id)) write(collection, id, null);
    },
    changes: () => squashChanges([], log),
  };
}
