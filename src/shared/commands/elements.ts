import * as z from "zod";
import { err, ok } from "#shared/kernel/result";
import { capitalised, inSentence, withArticle } from "#shared/kernel/words";
import type { JsonObject } from "#shared/kernel/json";
import { findKind, getKind } from "#shared/kinds/index";
import { findRecord, recordsOf } from "#shared/model/project";
import { projectIndex, subtreeOf, type ProjectIndex } from "#shared/model/project-index";
import { placementId, type ElementRecord } from "#shared/model/records";
import {
  coordinateArg,
  fieldsArg,
  idArg,
  idsArg,
  nameAll,
  nameArg,
  needElement,
} from "./arguments.ts";
import { defineCommand, type Refusal } from "./define-command.ts";
import type { Draft } from "./draft.ts";
import { firstName } from "./naming.ts";

/** Adds an element, with the children that its kind brings along, at a place in a view. */
export const addElement = defineCommand({
  name: "element.add",
  args: z.strictObject({
    id: idArg,
    kind: z.string(),
    parent: idArg.nullable(),
    name: nameArg.optional(),
    fields: fieldsArg.optional(),
    at: z
      .strictObject({
        view: idArg,
        x: coordinateArg,
        y: coordinateArg,
        w: coordinateArg.optional(),
        h: coordinateArg.optional(),
      })
      .optional(),
    bare: z.boolean().optional(),
  }),
  run(draft, args) {
    const kind = findKind(args.kind);
    if (!kind) return err({ code: "unknown-kind", message: `There is no kind "${args.kind}".` });
    if (findRecord(draft.project, "elements", args.id)) {
      return err({ code: "taken", message: `The id ${args.id} is already taken.` });
    }
    const refused = refuseParent(draft, args.kind, args.parent);
    if (refused) return err(refused);
    const element: ElementRecord = {
      id: args.id,
      kind: args.kind,
      name: args.name ?? firstName(draft.project, args.kind, args.parent),
      parent: args.parent,
      fields: { ...defaultsOf(args.kind), ...args.fields },
    };
    draft.put("elements", element);
    if (args.at) {
      const { view, x, y, w = kind.size.w, h = kind.size.h } = args.at;
      draft.put("placements", {
        id: placementId(view, args.id),
        view,
        element: args.id,
        x,
        y,
        w,
        h,
      });
    }
    for (const along of args.bare ? [] : (kind.bringsAlong ?? [])) {
      draft.put("elements", {
        id: `${args.id}.${along.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
        kind: along.kind,
        name: along.name,
        parent: args.id,
        fields: { ...defaultsOf(along.kind), ...along.fields },
      });
    }
    return ok(`Add ${inSentence(kind.label)} ${element.name}`);
  },
});

export const renameElement = defineCommand({
  name: "element.rename",
  args: z.strictObject({ id: idArg, name: nameArg }),
  run(draft, { id, name }) {
    const element = needElement(draft, id);
    if (!element.ok) return element;
    draft.update("elements", id, (record) => void (record.name = name));
    return ok(`Rename ${element.value.name} to ${name}`);
  },
});

/** Deletes elements with all that lies in them, their links, and every reference to them. */
export const deleteItems = defineCommand({
  name: "items.delete",
  args: z.strictObject({
    elements: z.array(idArg).max(100_000),
    links: z.array(idArg).max(100_000),
  }),
  run(draft, args) {
    const roots = args.elements.flatMap((id) => findRecord(draft.project, "elements", id) ?? []);
    const doomed = new Map<string, ElementRecord>();
    for (const root of roots) {
      for (const element of subtreeOf(draft.project, root)) doomed.set(element.id, element);
    }
    const links = new Set(args.links);
    const index = projectIndex(draft.project);
    for (const id of doomed.keys()) for (const link of index.linksOf(id)) links.add(link.id);
    const first = args.links[0] && findRecord(draft.project, "links", args.links[0]);
    for (const id of links) draft.remove("links", id);
    for (const placement of recordsOf(draft.project, "placements")) {
      if (doomed.has(placement.element)) draft.remove("placements", placement.id);
    }
    clearReferences(draft, doomed);
    for (const id of [...doomed.keys()].reverse()) draft.remove("elements", id);
    if (roots.length > 0) return ok(`Delete ${nameAll(roots)}`);
    if (!first)
      return err({ code: "missing", message: "Nothing was selected that could be deleted." });
    const ends = [first.from, first.to].map(
      (id) => findRecord(draft.project, "elements", id)?.name,
    );
    return ok(
      args.links.length === 1
        ? `Disconnect ${ends.join(" and ")}`
        : `Delete ${args.links.length} links`,
    );
  },
});

/** Moves elements into another container. Their wires inside the old machine follow or are cut. */
export const reparentElements = defineCommand({
  name: "element.reparent",
  args: z.strictObject({ ids: idsArg, parent: idArg.nullable() }),
  run(draft, { ids, parent }) {
    const elements: ElementRecord[] = [];
    for (const id of ids) {
      const element = needElement(draft, id);
      if (!element.ok) return element;
      const refused = refuseParent(draft, element.value.kind, parent, id);
      if (refused) return err(refused);
      elements.push(element.value);
    }
    for (const { id } of elements)
      draft.update("elements", id, (record) => void (record.parent = parent));
    const index = projectIndex(draft.project);
    for (const element of elements) rehome(draft, index, element, parent);
    const target = parent === null ? undefined : findRecord(draft.project, "elements", parent);
    return ok(`Move ${nameAll(elements)} to ${target?.name ?? "the project"}`);
  },
});

/** Why an element of that kind may not lie in `parent`; undefined when it may. */
export function refuseParent(
  draft: Pick<Draft, "project">,
  kindName: string,
  parent: string | null,
  self?: string,
): Refusal | undefined {
  const kind = getKind(kindName);
  const container = parent === null ? undefined : findRecord(draft.project, "elements", parent);
  if (parent !== null && !container) return { code: "missing", message: "The container is gone." };
  for (
    let at = container;
    at;
    at = at.parent === null ? undefined : findRecord(draft.project, "elements", at.parent)
  ) {
    if (at.id === self) return { code: "cycle", message: `${at.name} cannot lie inside itself.` };
  }
  if (kind.parents.includes(container?.kind ?? "project")) return undefined;
  const allowed = kind.parents.map((name) =>
    name === "project" ? "the project" : withArticle(getKind(name).label),
  );
  const where = container ? withArticle(getKind(container.kind).label) : "the project itself";
  return {
    code: "parent",
    message: `${capitalised(withArticle(kind.label))} cannot lie in ${where}; it belongs in ${allowed.join(" or ")}.`,
  };
}

/** The values that a new element of a kind starts with. */
export function defaultsOf(kind: string): JsonObject {
  return Object.fromEntries(
    getKind(kind).fields.flatMap((field) =>
      field.default === undefined ? [] : [[field.key, field.default]],
    ),
  );
}

function clearReferences(draft: Draft, doomed: ReadonlyMap<string, ElementRecord>): void {
  for (const element of recordsOf(draft.project, "elements")) {
    if (doomed.has(element.id)) continue;
    for (const field of getKind(element.kind).fields) {
      const target = element.fields[field.key];
      if (field.type.type !== "ref" || typeof target !== "string" || !doomed.has(target)) continue;
      draft.update("elements", element.id, (record) => void delete record.fields[field.key]);
    }
  }
}

/** After a move to another machine: a wire joins the new machine's switch of the same mode, or is cut. */
function rehome(
  draft: Draft,
  index: ProjectIndex,
  moved: ElementRecord,
  parent: string | null,
): void {
  const inside = subtreeOf(draft.project, moved);
  const insideIds = new Set(inside.map((element) => element.id));
  for (const link of inside.flatMap((element) => index.linksOf(element.id))) {
    const farId = insideIds.has(link.from) ? link.to : link.from;
    const far = findRecord(draft.project, "elements", farId);
    if (!far || insideIds.has(farId) || far.parent === null || far.parent === parent) continue;
    const machine = findRecord(draft.project, "elements", far.parent);
    if (!machine || !getKind(machine.kind).isMachine) continue;
    const twin = index
      .childrenOf(parent)
      .find((each) => each.kind === far.kind && each.fields["mode"] === far.fields["mode"]);
    if (twin) {
      draft.update("links", link.id, (record) => {
        if (record.from === farId) record.from = twin.id;
        else record.to = twin.id;
      });
    } else {
      draft.remove("links", link.id);
    }
  }
}
