import { applyChanges, reverseChanges, type RecordChange } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import type { Checker } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import type { FieldEdit, Movable } from "./band-target.ts";

/** The errors and warnings that a design has with a value. Ways of saying "no" that are only news are left out. */
export type Trial = (value: number) => readonly Finding[];

/**
 * Lets `use` try values with a checker of the design: each judges only what it changes, and is tried
 * once. Afterwards the checker stands where it stood.
 */
export function tryValues<T>(checker: Checker, { edits }: Movable, use: (trial: Trial) => T): T {
  const { project } = checker.facts;
  const seen = new Map<number, readonly Finding[]>();
  let at = project;
  const made: RecordChange[] = [];
  try {
    return use(trial);
  } finally {
    checker.advance(project, reverseChanges(made));
  }

  function trial(value: number): readonly Finding[] {
    const known = seen.get(value);
    if (known) return known;
    const changes = edits(value).flatMap((edit) => changeOf(at, edit));
    at = applyChanges(at, changes);
    checker.advance(at, changes);
    made.push(...changes);
    const found = checker.findings().filter(({ severity }) => severity !== "info");
    seen.set(value, found);
    return found;
  }
}

function changeOf(project: Project, { element, fields }: FieldEdit): RecordChange[] {
  const before = findRecord(project, "elements", element);
  if (!before) return [];
  const after = { ...before, fields: { ...before.fields, ...fields } };
  return [{ collection: "elements", id: element, before, after }];
}
