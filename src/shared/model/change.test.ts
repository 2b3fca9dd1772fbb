import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sortedBy } from "#shared/kernel/order";
import { applyChanges, reverseChanges, squashChanges, type RecordChange } from "./change.ts";
import { emptyProject, recordsOf, type Project } from "./project.ts";
import type { ElementRecord } from "./records.ts";

const start = emptyProject("Changes");

function element(id: string, name: string): ElementRecord {
  return { id, kind: "note", name, parent: null, fields: {} };
}

/** Scripts of puts and removals on a handful of ids, as changes with the right `before`. */
const scripts = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.option(fc.string({ maxLength: 4 }))), {
    maxLength: 20,
  })
  .map((steps) => {
    const at = new Map<string, ElementRecord>();
    return steps.flatMap(([id, name]): RecordChange[] => {
      const before = at.get(id) ?? null;
      const after = name === null ? null : element(id, name);
      if (before === null && after === null) return [];
      if (after) at.set(id, after);
      else at.delete(id);
      return [{ collection: "elements", id, before, after }];
    });
  });

function content(project: Project): [string, string][] {
  return sortedBy(recordsOf(project, "elements"), ({ id }) => id).map(({ id, name }) => [id, name]);
}

test("reversing a script gives back the start", () => {
  fc.assert(
    fc.property(scripts, (changes) => {
      const end = applyChanges(start, changes);
      expect(content(applyChanges(end, reverseChanges(changes)))).toEqual([]);
    }),
  );
});

test("a squashed script has the same effect with each record once", () => {
  fc.assert(
    fc.property(scripts, fc.nat(), (changes, at) => {
      const cut = changes.length === 0 ? 0 : at % changes.length;
      const squashed = squashChanges(changes.slice(0, cut), changes.slice(cut));
      expect(content(applyChanges(start, squashed))).toEqual(content(applyChanges(start, changes)));
      expect(new Set(squashed.map(({ id }) => id)).size).toBe(squashed.length);
    }),
  );
});

test("size counts records, whatever the history", () => {
  fc.assert(
    fc.property(scripts, (changes) => {
      const end = applyChanges(start, changes);
      expect(end.elements.size).toBe(content(end).length);
    }),
  );
});
