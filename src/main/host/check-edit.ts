import type { Edit } from "#shared/api/edit";
import { err, ok, type Result } from "#shared/kernel/result";
import { findBrokenInvariant } from "#shared/kinds/invariants";
import { parseRecord } from "#shared/kinds/record-shape";
import { applyChanges, sameRecord, type RecordChange } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";

/** An edit that fits, with records that were parsed here, and the project after it. */
export interface CheckedEdit {
  readonly edit: Edit;
  readonly next: Project;
}

/** Checks an edit from a client against the project as the host has it: nothing in it is trusted. */
export function checkEdit(project: Project, edit: Edit): Result<CheckedEdit, string> {
  if (!edit.label.isWellFormed()) return err("the label holds half a character");
  const changes: RecordChange[] = [];
  const touched = new Set<string>();
  for (const change of edit.changes) {
    const parsed = checkChange(project, change);
    if (!parsed.ok) return parsed;
    const key = `${change.collection}/${change.id}`;
    if (touched.has(key)) return err(`${key} is changed twice`);
    touched.add(key);
    changes.push(parsed.value);
  }
  const next = applyChanges(project, changes);
  const broken = findBrokenInvariant(next, changes);
  return broken ? err(broken) : ok({ edit: { ...edit, changes }, next });
}

function checkChange(project: Project, change: RecordChange): Result<RecordChange, string> {
  const { collection, id } = change;
  const where = `${collection} ${id}`;
  const before = findRecord(project, collection, id) ?? null;
  if (!sameRecord(before, change.before)) return err(`${where} is not as the edit expects it`);
  if (change.after === null) {
    return before
      ? ok({ collection, id, before, after: null } as RecordChange)
      : err(`${where} is not there`);
  }
  const after = parseRecord(collection, change.after);
  if (!after.ok) return err(`${where}: ${after.error}`);
  if (after.value.id !== id) return err(`${where} carries the id ${after.value.id}`);
  return ok({ collection, id, before, after: after.value } as RecordChange);
}
