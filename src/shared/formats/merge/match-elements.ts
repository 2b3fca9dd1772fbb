import type { Project } from "#shared/model/project";
import { findRecord, recordsOf } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";

/**
 * Which element of the project each imported one is: by id of the imported one. An element is the
 * same when its container is, and its kind and name are. Three things go by more than a name:
 *
 * - a segment is the same network when its prefix is the same;
 * - a site of no platform, as address lists make it, is the only site of the project;
 * - an element outside of any site, as a fragment has it, is the only one of its kind and role.
 */
export function matchElements(
  project: Project,
  imported: Project,
): ReadonlyMap<string, ElementRecord> {
  const matched = new Map<string, ElementRecord>();
  const taken = new Set<string>();
  const mine = projectIndex(project);
  const theirs = projectIndex(imported);
  const queue: string[] = [];

  function match(element: ElementRecord, own: ElementRecord | undefined): void {
    if (!own || taken.has(own.id)) return;
    matched.set(element.id, own);
    taken.add(own.id);
    queue.push(element.id);
  }

  const roots = theirs.childrenOf(null);
  for (const root of roots) match(root, sameName(root, mine.childrenOf(null), taken));
  for (const root of roots) if (!matched.has(root.id)) match(root, findOnly(root, project, taken));
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at] ?? "";
    const home = matched.get(id);
    if (!home) continue;
    const inside = theirs.childrenOf(id);
    const candidates = mine.childrenOf(home.id);
    for (const child of inside) match(child, sameName(child, candidates, taken));
    for (const child of inside) {
      if (!matched.has(child.id)) match(child, sameNetwork(child, candidates, taken));
    }
    // In a fragment the container was found by its kind, and so is what lies in it.
    if (isFragment(id)) {
      for (const child of inside) {
        if (!matched.has(child.id)) match(child, onlyOf(child, candidates, taken));
      }
    }
  }
  for (const leg of recordsOf(imported, "elements")) {
    if (leg.kind !== "routerInterface" || matched.has(leg.id)) continue;
    const own = legOn(project, matched.get(cableEnd(imported, leg.id) ?? "")?.id, taken);
    if (!own) continue;
    matched.set(leg.id, own);
    taken.add(own.id);
    const router = findRecord(project, "elements", own.parent ?? "");
    if (router && leg.parent !== null && !matched.has(leg.parent)) matched.set(leg.parent, router);
  }
  return matched;

  function isFragment(id: string): boolean {
    const root = roots.find((each) => each.id === id);
    return root !== undefined && root.kind !== "site";
  }
}

/** The only router interface on a segment of the project. */
function legOn(
  project: Project,
  segment: string | undefined,
  taken: ReadonlySet<string>,
): ElementRecord | undefined {
  if (segment === undefined) return undefined;
  const legs = projectIndex(project)
    .linksOf(segment)
    .filter(({ kind, to }) => kind === "cable" && to === segment)
    .flatMap(({ from }) => findRecord(project, "elements", from) ?? [])
    .filter(({ kind }) => kind === "routerInterface");
  const [only] = legs;
  return legs.length === 1 && only && !taken.has(only.id) ? only : undefined;
}

function cableEnd(project: Project, id: string): string | undefined {
  return projectIndex(project)
    .linksOf(id)
    .find(({ kind, from }) => kind === "cable" && from === id)?.to;
}

function sameName(
  element: ElementRecord,
  candidates: readonly ElementRecord[],
  taken: ReadonlySet<string>,
): ElementRecord | undefined {
  const fold = (name: string): string => name.normalize("NFC").trim().toLowerCase();
  return candidates.find(
    (each) =>
      each.kind === element.kind && fold(each.name) === fold(element.name) && !taken.has(each.id),
  );
}

function sameNetwork(
  element: ElementRecord,
  candidates: readonly ElementRecord[],
  taken: ReadonlySet<string>,
): ElementRecord | undefined {
  const prefix = element.fields["prefix"];
  if (element.kind !== "segment" || typeof prefix !== "string" || prefix === "") return undefined;
  return candidates.find(
    (each) => each.kind === "segment" && each.fields["prefix"] === prefix && !taken.has(each.id),
  );
}

function findOnly(
  root: ElementRecord,
  project: Project,
  taken: ReadonlySet<string>,
): ElementRecord | undefined {
  if (root.kind === "site" && root.fields["profile"] !== undefined) return undefined;
  return onlyOf(root, [...recordsOf(project, "elements")], taken);
}

function onlyOf(
  element: ElementRecord,
  candidates: readonly ElementRecord[],
  taken: ReadonlySet<string>,
): ElementRecord | undefined {
  const role = element.fields["role"];
  const alike = candidates.filter(
    (each) =>
      each.kind === element.kind &&
      (role === undefined || each.fields["role"] === role) &&
      !taken.has(each.id),
  );
  return alike.length === 1 ? alike[0] : undefined;
}
