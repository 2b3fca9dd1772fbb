import { applyChanges, type RecordChange } from "#shared/model/change";
import { emptyProject, recordsOf, type Project } from "#shared/model/project";
import { COLLECTIONS } from "#shared/model/records";

/** The same project, its records put in in another order. `seed` decides which. */
export function shuffled(project: Project, seed: number): Project {
  const changes = COLLECTIONS.flatMap((collection) =>
    [...recordsOf(project, collection)].map(
      (after) => ({ collection, id: after.id, before: null, after }) as RecordChange,
    ),
  );
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let i = changes.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [changes[i], changes[j]];
    if (a && b) [changes[i], changes[j]] = [b, a];
  }
  return applyChanges(emptyProject(""), changes);
}
