import { compareNatural } from "#shared/kernel/order";
import { findConnection } from "#shared/kinds/connections";
import { getKind, LINKS } from "#shared/kinds/index";
import { applyChanges } from "#shared/model/change";
import type { LinkDef } from "#shared/model/define-link";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord, LinkRecord } from "#shared/model/records";

/** One way in which an element, or a port of it, is or may be wired. */
export interface Wiring {
  readonly link: LinkDef;
  /** The end on this side: the element itself or one of its ports. */
  readonly end: ElementRecord;
  readonly label: string;
  readonly wires: readonly { readonly link: LinkRecord; readonly far: ElementRecord }[];
  /** Where the one wire may lead; absent where there may be many. */
  readonly choices: readonly ElementRecord[] | undefined;
}

/** Every wiring of an element and its ports that exists, or that the project has a far end for. */
export function wiringsOf(project: Project, element: ElementRecord): Wiring[] {
  const index = projectIndex(project);
  const ports = index
    .childrenOf(element.id)
    .filter((child) => getKind(child.kind).shape === "port");
  return [element, ...ports].flatMap((end) =>
    LINKS.flatMap((link) => [
      ...sideOf(project, end, link, "from"),
      ...sideOf(project, end, link, "to"),
    ]),
  );
}

function sideOf(
  project: Project,
  end: ElementRecord,
  link: LinkDef,
  side: "from" | "to",
): Wiring[] {
  const other = side === "from" ? "to" : "from";
  const joints = link.joints.filter((joint) => joint[side] === end.kind);
  if (joints.length === 0) return [];
  const wires = projectIndex(project)
    .linksOf(end.id)
    .flatMap((record) => {
      if (record.kind !== link.name || record[side] !== end.id) return [];
      const far = findRecord(project, "elements", record[other]);
      return far ? [{ link: record, far }] : [];
    });
  const isSingle = side === "from" && joints.every((joint) => joint.atMostFrom === 1);
  const kinds = new Set(joints.map((joint) => joint[other]));
  const choices = isSingle ? choicesOf(project, end, kinds, wires[0]?.link) : undefined;
  if (wires.length === 0 && (choices === undefined || choices.length === 0)) return [];
  const label = side === "from" ? link.fromLabel : link.toLabel;
  return [{ link, end, label, wires, choices }];
}

/** Far ends that the one wire of `end` may have, as if it had none yet. */
function choicesOf(
  project: Project,
  end: ElementRecord,
  kinds: ReadonlySet<string>,
  current: LinkRecord | undefined,
): ElementRecord[] {
  const free = current
    ? applyChanges(project, [{ collection: "links", id: current.id, before: current, after: null }])
    : project;
  return [...recordsOf(project, "elements")]
    .filter((far) => kinds.has(far.kind) && joinsDirectly(free, end, far))
    .toSorted((a, b) => compareNatural(a.name, b.name));
}

function joinsDirectly(project: Project, end: ElementRecord, far: ElementRecord): boolean {
  const found = findConnection(project, end.id, far.id);
  return found.ok && found.value.from === end.id && found.value.to === far.id;
}
