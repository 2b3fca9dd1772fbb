import { sameJson, type Json } from "#shared/kernel/json";
import type { Project } from "./project.ts";
import type { AnyRecord, Collection, RecordOf } from "./records.ts";
import { tableWith } from "./table.ts";

/** What happened to one record: `before` null is an addition, `after` null a removal. */
export type RecordChange = {
  [C in Collection]: {
    readonly collection: C;
    readonly id: string;
    readonly before: RecordOf[C] | null;
    readonly after: RecordOf[C] | null;
  };
}[Collection];

export function applyChanges(project: Project, changes: readonly RecordChange[]): Project {
  const byCollection = new Map<Collection, [string, AnyRecord | undefined][]>();
  for (const change of changes) {
    const entries = byCollection.get(change.collection) ?? [];
    entries.push([change.id, change.after ?? undefined]);
    byCollection.set(change.collection, entries);
  }
  const next: Record<string, unknown> = { ...project };
  for (const [collection, entries] of byCollection) {
    next[collection] = tableWith<AnyRecord>(project[collection], entries);
  }
  return next as Project;
}

/** The changes that undo `changes`, last one first. */
export function reverseChanges(changes: readonly RecordChange[]): RecordChange[] {
  return changes
    .toReversed()
    .map((change) => ({ ...change, before: change.after, after: change.before }) as RecordChange);
}

/** One list with the effect of `first` and then `second`; records that end as they began drop out. */
export function squashChanges(
  first: readonly RecordChange[],
  second: readonly RecordChange[],
): RecordChange[] {
  const merged = new Map<string, RecordChange>();
  for (const change of [...first, ...second]) {
    const key = `${change.collection}/${change.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? ({ ...change, before: earlier.before } as RecordChange) : change);
  }
  return [...merged.values()].filter((change) => !sameRecord(change.before, change.after));
}

export function sameRecord(a: AnyRecord | null, b: AnyRecord | null): boolean {
  return a === b || sameJson(a as Json, b as Json);
}
