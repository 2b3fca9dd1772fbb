import type { Json, JsonObject } from "#shared/kernel/json";
import { applyChanges, type RecordChange } from "#shared/model/change";
import { emptyProject, recordsOf, type Project } from "#shared/model/project";

/** Several designs in one project, side by side; each keeps its records under ids of its own. */
export function joinedProjects(name: string, parts: Readonly<Record<string, Project>>): Project {
  let joined = emptyProject(name);
  for (const [key, project] of Object.entries(parts)) {
    const elements = [...recordsOf(project, "elements")];
    const ids = new Set(elements.map(({ id }) => id));
    const own = (id: string): string => (ids.has(id) ? `${key}.${id}` : id);
    const rewritten = (value: Json): Json => {
      if (typeof value === "string") return own(value);
      if (Array.isArray(value)) return value.map(rewritten);
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([field, each]) => [field, rewritten(each)]),
      );
    };
    const changes: RecordChange[] = [
      ...elements.map((element): RecordChange => ({
        collection: "elements",
        id: own(element.id),
        before: null,
        after: {
          ...element,
          id: own(element.id),
          parent: element.parent === null ? null : own(element.parent),
          fields: rewritten(element.fields) as JsonObject,
        },
      })),
      ...[...recordsOf(project, "links")].map((link): RecordChange => ({
        collection: "links",
        id: `${key}.${link.id}`,
        before: null,
        after: { ...link, id: `${key}.${link.id}`, from: own(link.from), to: own(link.to) },
      })),
    ];
    joined = applyChanges(joined, changes);
  }
  return joined;
}
