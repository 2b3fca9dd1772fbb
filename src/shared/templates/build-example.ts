import { applyCommand } from "#shared/commands/apply";
import { findConnection } from "#shared/kinds/connections";
import { applyChanges, type RecordChange } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { subtreeOf } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import type { Example, ExampleEdit } from "#shared/rules/example";
import { getTemplate } from "./index.ts";

/** The small design that an example of a rule describes. */
export function buildExample(example: Example): Project {
  let project = getTemplate(example.base).build(example.title);
  if (example.edition !== undefined) {
    for (const site of recordsOf(project, "elements")) {
      if (site.kind !== "site") continue;
      project = put(project, { ...site, fields: { ...site.fields, edition: example.edition } });
    }
  }
  for (const [i, edit] of (example.edits ?? []).entries()) project = apply(project, edit, i);
  return project;
}

function apply(project: Project, edit: ExampleEdit, position: number): Project {
  if ("set" in edit) {
    const element = need(project, edit.set);
    return put(project, { ...element, fields: { ...element.fields, ...edit.fields } });
  }
  if ("rename" in edit) return put(project, { ...need(project, edit.rename), name: edit.to });
  if ("add" in edit) {
    const { add: kind, id, parent, name = id, fields = {} } = edit;
    return put(project, { id, kind, parent, name, fields });
  }
  if ("connect" in edit) {
    const connection = findConnection(project, edit.connect, edit.to);
    if (!connection.ok) throw new Error(`${edit.connect} to ${edit.to}: ${connection.error}`);
    const { link, from, to } = connection.value;
    const id = `example-${position}`;
    return applyChanges(project, [
      {
        collection: "links",
        id,
        before: null,
        after: { id, kind: link.name, from, to, fields: {} },
      },
    ]);
  }
  if ("disconnect" in edit) {
    const ends = new Set([edit.disconnect, edit.from]);
    const link = [...recordsOf(project, "links")].find(
      (each) => ends.has(each.from) && ends.has(each.to),
    );
    if (!link) throw new Error(`${edit.disconnect} and ${edit.from} are not connected`);
    return applyChanges(project, [{ collection: "links", id: link.id, before: link, after: null }]);
  }
  if ("freeze" in edit) {
    const frozen = applyCommand(project, { name: "site.freeze", args: { site: edit.freeze } });
    if (!frozen.ok) throw new Error(`${edit.freeze} cannot be frozen: ${frozen.error.message}`);
    return frozen.value.next;
  }
  if ("waive" in edit) {
    const { waive: finding, expires = null } = edit;
    const id = `waiver-${position}`;
    const [rule = ""] = finding.split("|");
    const after = { id, finding, rule, reason: "Agreed for the pilot.", owner: "J. Doe", expires };
    return applyChanges(project, [{ collection: "waivers", id, before: null, after }]);
  }
  return remove(project, need(project, edit.remove));
}

function put(project: Project, element: ElementRecord): Project {
  const before = findRecord(project, "elements", element.id) ?? null;
  return applyChanges(project, [
    { collection: "elements", id: element.id, before, after: element },
  ]);
}

function remove(project: Project, root: ElementRecord): Project {
  const doomed = new Set(subtreeOf(project, root).map(({ id }) => id));
  const links = [...recordsOf(project, "links")]
    .filter((link) => doomed.has(link.from) || doomed.has(link.to))
    .map((link): RecordChange => ({ collection: "links", id: link.id, before: link, after: null }));
  const elements = [...doomed].map((id): RecordChange => ({
    collection: "elements",
    id,
    before: need(project, id),
    after: null,
  }));
  return applyChanges(project, [...links, ...elements]);
}

function need(project: Project, id: string): ElementRecord {
  const element = findRecord(project, "elements", id);
  if (!element) throw new Error(`the example names ${id}, which its base does not have`);
  return element;
}
