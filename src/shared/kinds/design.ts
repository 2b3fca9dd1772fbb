import type { JsonObject } from "#shared/kernel/json";
import { findConnection } from "./connections.ts";
import { getKind } from "./index.ts";
import { applyChanges, type RecordChange } from "#shared/model/change";
import { emptyProject, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";

/** Builds a design record by record. For templates, importers and examples; keeps no history. */
export interface Design {
  readonly project: Project;
  /** Adds an element with the values given and nothing else; returns its id. */
  readonly add: (
    kind: string,
    id: string,
    parent: string | null,
    name: string,
    fields?: JsonObject,
  ) => string;
  /** Joins two elements by the kind of link that fits; throws with the reason when none does. */
  readonly join: (one: string, other: string) => void;
}

export function startDesign(name: string): Design {
  let project = emptyProject(name);
  let links = 0;

  function put(change: RecordChange): void {
    project = applyChanges(project, [change]);
  }

  return {
    get project() {
      return project;
    },
    add(kind, id, parent, elementName, fields = {}) {
      getKind(kind);
      const after: ElementRecord = { id, kind, name: elementName, parent, fields };
      put({ collection: "elements", id, before: null, after });
      return id;
    },
    join(one, other) {
      const connection = findConnection(project, one, other);
      if (!connection.ok) throw new Error(`cannot join ${one} and ${other}: ${connection.error}`);
      const { link, from, to } = connection.value;
      const id = `link-${++links}`;
      put({
        collection: "links",
        id,
        before: null,
        after: { id, kind: link.name, from, to, fields: {} },
      });
    },
  };
}
