import * as z from "zod";
import { rangeSet, unionSets, type RangeSet } from "#shared/address/range-set";
import { parseIpv4 } from "#shared/address/ipv4";
import type { Json, JsonObject } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { findConnection } from "#shared/kinds/connections";
import { findKind, getKind } from "#shared/kinds/index";
import { parseRecord } from "#shared/kinds/record-shape";
import { findRecord, type Project } from "#shared/model/project";
import { projectIndex, subtreeOf } from "#shared/model/project-index";
import {
  placementId,
  type ElementRecord,
  type LinkRecord,
  type PlacementRecord,
} from "#shared/model/records";
import { coordinateArg, idArg } from "./arguments.ts";
import { defineCommand, type Refusal } from "./define-command.ts";
import { refuseParent } from "./elements.ts";
import { namedAddresses, nextFreeLike } from "./free-address.ts";
import { nextName } from "./naming.ts";

/** What the clipboard carries: whole subtrees, their wires (also to what stays), and their places. */
export interface Clip {
  readonly format: "underlay-clip";
  readonly elements: readonly ElementRecord[];
  readonly links: readonly LinkRecord[];
  readonly placements: readonly PlacementRecord[];
}

/** A clip of the elements given, with all that lies in them. */
export function copyToClip(project: Project, ids: readonly string[], view: string): Clip {
  const elements = new Map<string, ElementRecord>();
  for (const id of ids) {
    const root = findRecord(project, "elements", id);
    for (const element of root ? subtreeOf(project, root) : []) elements.set(element.id, element);
  }
  const links = new Map<string, LinkRecord>();
  const index = projectIndex(project);
  for (const id of elements.keys()) for (const link of index.linksOf(id)) links.set(link.id, link);
  const placements = [...elements.keys()].flatMap(
    (id) => findRecord(project, "placements", placementId(view, id)) ?? [],
  );
  return {
    format: "underlay-clip",
    elements: [...elements.values()],
    links: [...links.values()],
    placements,
  };
}

/** Text from a clipboard as a clip; it may come from anywhere. */
export function parseClip(text: string): Result<Clip, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err("The clipboard holds no elements.");
  }
  const outer = clipArg.safeParse(value);
  return outer.success
    ? ok(outer.data as unknown as Clip)
    : err("The clipboard holds no elements.");
}

const records = <C extends "elements" | "links" | "placements">(collection: C) =>
  z.array(z.custom<Json>((value) => parseRecord(collection, value).ok)).max(100_000);

const clipArg = z.strictObject({
  format: z.literal("underlay-clip"),
  elements: records("elements"),
  links: records("links"),
  placements: records("placements"),
});

/** Adds the elements of a clip with new ids and names; addresses move to the next free ones. */
export const pasteClip = defineCommand({
  name: "clip.paste",
  args: z.strictObject({
    clip: clipArg,
    /** Where the outermost elements go; absent keeps them beside the originals. */
    parent: idArg.nullable().optional(),
    base: idArg,
    view: idArg,
    dx: coordinateArg,
    dy: coordinateArg,
    verb: z.enum(["Paste", "Duplicate"]),
  }),
  run(draft, { clip, parent, base, view, dx, dy, verb }) {
    const { elements, links, placements } = clip as unknown as Clip;
    const newIds = new Map(elements.map((element, i) => [element.id, `${base}-${i + 1}`]));
    const known = elements.filter((element) => findKind(element.kind));
    if (known.length === 0)
      return err<Refusal>({ code: "empty", message: "There is nothing to paste." });
    let taken = namedAddresses(draft.project);
    let roots = 0;
    let rootName = "";
    for (const element of known) {
      const id = newIds.get(element.id) ?? base;
      const inner = element.parent === null ? undefined : newIds.get(element.parent);
      const home = inner ?? (parent === undefined ? element.parent : parent);
      const refused = refuseParent(draft, element.kind, home);
      if (refused) return err(refused);
      const fresh = withFreeAddresses(element, taken);
      taken = fresh.taken;
      const isPort = getKind(element.kind).shape === "port" && inner !== undefined;
      const name = isPort ? element.name : nextName(draft.project, element.kind, element.name);
      const fields = mapReferences(element.kind, fresh.fields, newIds);
      draft.put("elements", { id, kind: element.kind, name, parent: home, fields });
      if (inner === undefined) {
        roots += 1;
        rootName = name;
      }
    }
    for (const [i, link] of links.entries()) {
      const from = newIds.get(link.from) ?? link.from;
      const to = newIds.get(link.to) ?? link.to;
      const connection = findConnection(draft.project, from, to);
      if (!connection.ok || connection.value.link.name !== link.kind) continue;
      if (connection.value.from !== from || connection.value.to !== to) continue;
      draft.put("links", {
        id: `${base}-l${i + 1}`,
        kind: link.kind,
        from,
        to,
        fields: link.fields,
      });
    }
    for (const at of placements) {
      const element = newIds.get(at.element);
      if (element === undefined) continue;
      const source = elements.find((each) => each.id === at.element);
      const isRoot = !source?.parent || !newIds.has(source.parent);
      const [x, y] = isRoot ? [at.x + dx, at.y + dy] : [at.x, at.y];
      draft.put("placements", {
        id: placementId(view, element),
        view,
        element,
        x,
        y,
        w: at.w,
        h: at.h,
      });
    }
    return ok(`${verb} ${roots === 1 ? rootName : `${roots} elements`}`);
  },
});

/** Single addresses become free neighbours; a MAC address is dropped, since it must be unique. */
function withFreeAddresses(
  element: ElementRecord,
  taken: RangeSet,
): { readonly fields: JsonObject; readonly taken: RangeSet } {
  const fields: Record<string, Json> = { ...element.fields };
  let claimed = taken;
  for (const { key, type } of getKind(element.kind).fields) {
    if (type.type === "mac") delete fields[key];
    const value = fields[key];
    const single = type.type === "interface-address" || (type.type === "ipv4" && key === "address");
    if (!single || typeof value !== "string") continue;
    const free = nextFreeLike(value, claimed);
    if (free === undefined) continue;
    fields[key] = free;
    const address = parseIpv4(free.split("/")[0] ?? "");
    if (address.ok) {
      claimed = unionSets(claimed, rangeSet([{ start: address.value, end: address.value }]));
    }
  }
  return { fields, taken: claimed };
}

function mapReferences(
  kind: string,
  fields: JsonObject,
  newIds: ReadonlyMap<string, string>,
): JsonObject {
  const mapped: Record<string, Json> = { ...fields };
  for (const { key, type } of getKind(kind).fields) {
    const target = mapped[key];
    if (type.type === "ref" && typeof target === "string")
      mapped[key] = newIds.get(target) ?? target;
  }
  return mapped;
}
