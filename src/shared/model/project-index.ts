import { compareNatural, compareText } from "#shared/kernel/order";
import { recordsOf, type Project } from "./project.ts";
import type { ElementRecord, LinkRecord } from "./records.ts";

/** Look-ups over one project that records alone cannot answer. Built once per project, on demand. */
export interface ProjectIndex {
  /** Children in natural order of name; null asks for the top of the project. */
  childrenOf(id: string | null): readonly ElementRecord[];
  /** Links that begin or end at the element, in order of id. */
  linksOf(id: string): readonly LinkRecord[];
}

const indices = new WeakMap<Project, ProjectIndex>();

export function projectIndex(project: Project): ProjectIndex {
  let index = indices.get(project);
  if (!index) {
    index = buildIndex(project);
    indices.set(project, index);
  }
  return index;
}

function buildIndex(project: Project): ProjectIndex {
  const children = new Map<string | null, ElementRecord[]>();
  for (const element of recordsOf(project, "elements")) {
    const siblings = children.get(element.parent);
    if (siblings) siblings.push(element);
    else children.set(element.parent, [element]);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => compareNatural(a.name, b.name) || compareText(a.id, b.id));
  }
  const links = new Map<string, LinkRecord[]>();
  for (const link of recordsOf(project, "links")) {
    for (const end of link.from === link.to ? [link.from] : [link.from, link.to]) {
      const list = links.get(end);
      if (list) list.push(link);
      else links.set(end, [link]);
    }
  }
  for (const list of links.values()) list.sort((a, b) => compareText(a.id, b.id));
  return {
    childrenOf: (id) => children.get(id) ?? [],
    linksOf: (id) => links.get(id) ?? [],
  };
}

/** The element and everything inside it, parents before children. */
export function subtreeOf(project: Project, root: ElementRecord): ElementRecord[] {
  const index = projectIndex(project);
  const found = [root];
  for (let i = 0; i < found.length; i++) {
    const element = found[i];
    if (element) found.push(...index.childrenOf(element.id));
  }
  return found;
}
