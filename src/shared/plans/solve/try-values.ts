import { applyChanges, type RecordChange } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import { createChecker } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import type { FieldEdit, Movable } from "./band-target.ts";

/** The errors and warnings that a design has with a value. Ways of saying "no" that are only news are left out. */
export type Trial = (value: number) => readonly Finding[];

/**
 * Tries values on a copy of a design: one full check at first, then only what each value changes.
 * Each value is tried once.
 */
export function tryValues(project: Project, { edits }: Movable): Trial {
  const checker = createChecker(project);
  const seen = new Map<number, readonly Finding[]>();
  let at = project;
  return (value) => {
    const known = seen.get(value);
    if (known) return known;
    const changes = edits(value).flatMap((edit) => changeOf(at, edit));
    at = applyChanges(at, changes);
    checker.advance(at, changes);
    const found = checker.findings().filter(({ severity }) => severity !== "info");
    seen.set(value, found);
    return found;
  };
}

function changeOf(project: Project, { element, fields }: FieldEdit): RecordChange[] {
  const before = findRecord(project, "elements", element);
  if (!before) return [];
  const after = { ...before, fields: { ...before.fields, ...fields } };
  return [{ collection: "elements", id: element, before, after }];
}
