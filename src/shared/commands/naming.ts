import { projectIndex } from "#shared/model/project-index";
import { recordsOf, type Project } from "#shared/model/project";
import { getKind } from "#shared/kinds/index";

/** `node-3` when `node-1` and `node-2` are taken: the next free name of that stem in the project. */
export function nextName(project: Project, kind: string, wanted: string): string {
  const taken = new Set<string>();
  for (const element of recordsOf(project, "elements")) {
    if (element.kind === kind) taken.add(element.name.toLowerCase());
  }
  if (!taken.has(wanted.toLowerCase())) return wanted;
  const stem = wanted.replace(/-\d+$/, "");
  for (let count = 2; ; count++) {
    const name = `${stem}-${count}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The name a new element gets: the stem of its kind and the next number. */
export function firstName(project: Project, kind: string, parent: string | null): string {
  const { stem, shape } = getKind(kind);
  if (shape !== "port") return nextName(project, kind, `${stem}-1`);
  const siblings = new Set(
    projectIndex(project)
      .childrenOf(parent)
      .map((child) => child.name),
  );
  for (let count = 0; ; count++) if (!siblings.has(`${stem}${count}`)) return `${stem}${count}`;
}
