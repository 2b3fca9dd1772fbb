import type { IdSource } from "#shared/kernel/ids";
import { isJsonObject, jsonText, type Json } from "#shared/kernel/json";
import { findConnection } from "#shared/kinds/connections";
import { findField, getKind, LINKS } from "#shared/kinds/index";
import type { FieldDef } from "#shared/model/field";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex, subtreeOf } from "#shared/model/project-index";
import type { ElementRecord, LinkRecord } from "#shared/model/records";
import { matchElements } from "./match-elements.ts";
import type { MergePlan, MergeStep, PlannedItem } from "./merge-plan.ts";
import { mergeValue } from "./merge-value.ts";

/**
 * What bringing an imported design into a project comes to. Elements are matched by name. Ids of new
 * elements are drawn from `ids`, which must give none that the project has.
 */
export function planMerge(project: Project, imported: Project, ids: IdSource): MergePlan {
  const matched = matchElements(project, imported);
  const elements = inOrder(imported);
  const newIds = new Map<string, string>();
  for (const { id, kind } of elements) {
    if (!matched.has(id)) newIds.set(id, ids(getKind(kind).stem));
  }
  const idOf = (id: string): string => matched.get(id)?.id ?? newIds.get(id) ?? id;
  const items: PlannedItem[] = [];
  let same = 0;
  for (const element of elements) {
    const own = matched.get(element.id);
    if (!own) items.push(newItem(element));
    else {
      const differing = fieldItems(own, element);
      items.push(...differing);
      if (differing.length === 0) same += 1;
    }
  }
  for (const link of recordsOf(imported, "links")) items.push(...linkItems(link));
  const order = ["new", "changed", "conflict"];
  return { items: items.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group)), same };

  function newItem(element: ElementRecord): PlannedItem {
    const { kind, parent, fields } = element;
    const known = Object.entries(fields).flatMap(([key, value]): [FieldDef, Json][] => {
      const field = findField(kind, key);
      return field ? [[field, value]] : [];
    });
    const plain = known.filter(([{ type }]) => type.type !== "ref");
    const references = known.filter(([{ type }]) => type.type === "ref");
    const id = idOf(element.id);
    const isNewParent = parent !== null && !matched.has(parent);
    const add = {
      name: "element.add",
      args: {
        id,
        kind,
        parent: parent === null ? null : idOf(parent),
        ...(element.name === "" ? {} : { name: element.name.slice(0, 256) }),
        fields: Object.fromEntries(plain.map(([{ key }, value]) => [key, value])),
        bare: true,
      },
    };
    return {
      key: element.id,
      group: "new",
      name: element.name,
      kind: getKind(kind).label,
      within: placeOf(imported, element, (id) => matched.get(id)?.name),
      needs: isNewParent ? [parent] : [],
      steps: [{ add }, ...references.map(([{ key }, value]) => setStep(id, key, value))],
    };
  }

  function fieldItems(own: ElementRecord, element: ElementRecord): PlannedItem[] {
    return Object.entries(element.fields).flatMap(([key, theirs]): PlannedItem[] => {
      const field = findField(own.kind, key);
      if (!field) return [];
      const value = field.type.type === "ref" && typeof theirs === "string" ? idOf(theirs) : theirs;
      const merged = mergeValue(field, own.fields[key], value);
      if (merged.is === "same") return [];
      return [
        {
          key: `${element.id}.${key}`,
          group: merged.is,
          name: own.name,
          kind: getKind(own.kind).label,
          within: placeOf(project, own),
          field: field.label,
          before: shownValue(project, own.fields[key]),
          after: shownValue(imported, theirs),
          needs: [],
          steps: [{ set: { element: own.id, field: key, value: merged.value } }],
        },
      ];
    });
  }

  function linkItems(link: LinkRecord): PlannedItem[] {
    const [from, to] = [idOf(link.from), idOf(link.to)];
    const ends = [link.from, link.to].map((id) => findRecord(imported, "elements", id)?.name ?? id);
    const base = {
      key: link.id,
      name: ends.join(" – "),
      kind: LINKS.find(({ name }) => name === link.kind)?.label ?? link.kind,
      within: "",
      needs: [link.from, link.to].filter((id) => !matched.has(id)),
    };
    const joins = projectIndex(project).linksOf(from);
    if (joins.some((each) => each.kind === link.kind && each.from === from && each.to === to))
      return [];
    const isInside = base.needs.length > 0;
    const isPossible = isInside || findConnection(project, from, to).ok;
    const other = joins.find((each) => each.kind === link.kind && each.from === from);
    if (isPossible && !(isInside && other)) {
      return [{ ...base, group: "new", steps: [{ join: { from, to } }] }];
    }
    if (!other) return [];
    const far = findRecord(project, "elements", other.to);
    return [
      {
        ...base,
        group: "conflict",
        field: "Connected to",
        before: far?.name ?? "",
        after: ends[1] ?? "",
        steps: [{ join: { from, to, instead: other.id } }],
      },
    ];
  }

  function setStep(element: string, field: string, value: Json): MergeStep {
    return { set: { element, field, value: typeof value === "string" ? idOf(value) : value } };
  }
}

/** Containers before what lies in them. */
function inOrder(project: Project): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(null)
    .flatMap((root) => subtreeOf(project, root));
}

/** Names of the containers; of what is matched the project's own name. */
function placeOf(
  project: Project,
  element: ElementRecord,
  nameIn: (id: string) => string | undefined = () => undefined,
): string {
  const names: string[] = [];
  for (let at = element.parent; at !== null;) {
    const container: ElementRecord | undefined = findRecord(project, "elements", at);
    if (!container || names.length > 16) break;
    names.unshift(nameIn(at) ?? container.name);
    at = container.parent;
  }
  return names.join(" › ");
}

/** A value for the preview: names instead of ids, rows by their values. */
function shownValue(project: Project, value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return findRecord(project, "elements", value)?.name ?? value;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => shownItem(item)).join("; ");
  }
  return typeof value === "boolean" ? (value ? "yes" : "no") : JSON.stringify(value);
}

function shownItem(item: Json): string {
  return isJsonObject(item) ? Object.values(item).map(jsonText).join(" ") : jsonText(item);
}
