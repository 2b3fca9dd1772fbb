import { sceneIndex, type Scene } from "#shared/drawing/scene";
import { findConnection } from "#shared/kinds/connections";
import { getKind } from "#shared/kinds/index";
import { compareNatural } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { ProjectSession } from "../project/project-store.ts";

/** Something that an element may be connected to. */
export interface ConnectTarget {
  readonly id: string;
  /** As people know it: a port with the name of its owner. */
  readonly name: string;
  readonly kind: string;
  /** What the connection would be: "Cable", "Virtual attachment". */
  readonly link: string;
}

/** Everything that an element may be connected to now, by name. A card stands for its ports. */
export function validTargets(session: ProjectSession, id: string): ConnectTarget[] {
  const { project } = session.store.getState();
  const found: ConnectTarget[] = [];
  for (const element of recordsOf(project, "elements")) {
    if (element.id === id) continue;
    const connection = findConnection(project, id, element.id);
    if (!connection.ok) continue;
    found.push({
      id: element.id,
      name: nameOf(project, element.id),
      kind: getKind(element.kind).label,
      link: connection.value.link.label,
    });
  }
  return found.sort((a, b) => compareNatural(a.name, b.name));
}

/** For each box and port of a scene the reason why `from` cannot be joined to it. */
export function refusalsFrom(project: Project, scene: Scene, from: string): Map<string, string> {
  const { boxes, ports } = sceneIndex(scene);
  const refusals = new Map<string, string>();
  for (const id of [...boxes.keys(), ...ports.keys()]) {
    const connection = findConnection(project, from, id);
    if (!connection.ok) refusals.set(id, connection.error);
  }
  return refusals;
}

function nameOf(project: Project, id: string): string {
  const element = findRecord(project, "elements", id);
  if (!element) return id;
  const owner =
    element.parent === null ? undefined : findRecord(project, "elements", element.parent);
  return getKind(element.kind).shape === "port" && owner
    ? `${owner.name} ${element.name}`
    : element.name;
}
