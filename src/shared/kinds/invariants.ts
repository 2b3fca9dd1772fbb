import { withArticle } from "#shared/kernel/words";
import type { RecordChange } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import { placementId, type ElementRecord, type LinkRecord } from "#shared/model/records";
import { findKind, findLinkDef } from "./index.ts";

/**
 * What must hold of a project after `changes`, whatever made them: references lead somewhere,
 * containment is allowed and has no cycle, links join what they may join. Returns one sentence for
 * the first break, or undefined. Looks only at what the changes touched.
 */
export function findBrokenInvariant(
  project: Project,
  changes: readonly RecordChange[],
): string | undefined {
  for (const change of changes) {
    const broken = change.after ? brokenBy(project, change) : brokenByRemoval(project, change);
    if (broken) return broken;
  }
  return undefined;
}

function brokenBy(project: Project, change: RecordChange): string | undefined {
  if (change.after && change.after.id !== change.id) return `record ${change.id} changed its id`;
  switch (change.collection) {
    case "elements":
      return change.after ? brokenElement(project, change.after, change.before) : undefined;
    case "links":
      return change.after ? brokenLink(project, change.after) : undefined;
    case "placements": {
      const at = change.after;
      if (!at) return undefined;
      if (at.id !== placementId(at.view, at.element)) return `placement ${at.id} is misnamed`;
      if (!findRecord(project, "elements", at.element))
        return `placement of a missing element ${at.element}`;
      if (!findRecord(project, "views", at.view)) return `placement in a missing view ${at.view}`;
      return undefined;
    }
    case "about":
    case "views":
    case "waivers":
    case "baselines":
      return undefined;
  }
}

function brokenElement(
  project: Project,
  element: ElementRecord,
  before: ElementRecord | null,
): string | undefined {
  const kind = findKind(element.kind);
  if (!kind) return `element ${element.id} has the unknown kind "${element.kind}"`;
  if (before && before.kind !== element.kind) return `element ${element.id} changed its kind`;
  const parent =
    element.parent === null ? undefined : findRecord(project, "elements", element.parent);
  if (element.parent !== null && !parent)
    return `element ${element.id} lies in the missing ${element.parent}`;
  const container = parent?.kind ?? "project";
  if (!kind.parents.includes(container))
    return `${withArticle(kind.label)} cannot lie in a ${container}`;
  let ancestor = parent;
  for (let depth = 0; ancestor; depth++) {
    if (ancestor.id === element.id || depth > 64)
      return `element ${element.id} would contain itself`;
    ancestor =
      ancestor.parent === null ? undefined : findRecord(project, "elements", ancestor.parent);
  }
  return undefined;
}

function brokenLink(project: Project, link: LinkRecord): string | undefined {
  const from = findRecord(project, "elements", link.from);
  const to = findRecord(project, "elements", link.to);
  if (!from || !to) return `link ${link.id} ends at a missing element`;
  const def = findLinkDef(link.kind);
  if (!def) return `link ${link.id} has the unknown kind "${link.kind}"`;
  const joins = def.joints.some((joint) => joint.from === from.kind && joint.to === to.kind);
  return joins ? undefined : `${withArticle(def.label)} cannot join a ${from.kind} to a ${to.kind}`;
}

function brokenByRemoval(project: Project, change: RecordChange): string | undefined {
  switch (change.collection) {
    case "about":
      return "a project cannot lose its name record";
    case "views": {
      const left = [...recordsOf(project, "placements")].some((at) => at.view === change.id);
      return left ? `view ${change.id} still has placements` : undefined;
    }
    case "elements": {
      const index = projectIndex(project);
      if (index.childrenOf(change.id).length > 0) return `element ${change.id} still holds others`;
      if (index.linksOf(change.id).length > 0) return `element ${change.id} still has links`;
      const placed = [...recordsOf(project, "views")].some((view) =>
        findRecord(project, "placements", placementId(view.id, change.id)),
      );
      return placed ? `element ${change.id} is still placed in a view` : undefined;
    }
    case "links":
    case "placements":
    case "waivers":
    case "baselines":
      return undefined;
  }
}
