import { err, ok, type Result } from "#shared/kernel/result";
import { capitalised, withArticle } from "#shared/kernel/words";
import type { Joint, LinkDef } from "#shared/model/define-link";
import { findRecord, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import { getKind, LINKS } from "./index.ts";

/** A connection that may be made: which kind of link, and which ends after putting them in order. */
export interface Connection {
  readonly link: LinkDef;
  readonly from: string;
  readonly to: string;
}

/**
 * What a line from one element to another would be. A card stands for its ports: dragging from a
 * node VM means its first free adapter. The refusal is a sentence for the person who drags.
 */
export function findConnection(
  project: Project,
  oneId: string,
  otherId: string,
): Result<Connection, string> {
  const one = findRecord(project, "elements", oneId);
  const other = findRecord(project, "elements", otherId);
  if (!one || !other) return err("One end is gone.");
  if (oneId === otherId) return err("A connection needs two ends.");
  let refusal: string | undefined;
  for (const [from, to] of endPairs(project, one, other)) {
    for (const link of LINKS) {
      for (const joint of link.joints) {
        if (joint.from !== from.kind || joint.to !== to.kind) continue;
        const reason = refuses(project, link, joint, from, to);
        if (reason === undefined) return ok({ link, from: from.id, to: to.id });
        refusal ??= reason;
      }
    }
  }
  return err(refusal ?? neverJoins(one, other));
}

/** The kinds of link that may join a kind to another, in their order; most pairs have one. */
export function linksBetween(fromKind: string, toKind: string): LinkDef[] {
  return LINKS.filter(({ joints }) =>
    joints.some(({ from, to }) => from === fromKind && to === toKind),
  );
}

/** Both directions, for the elements themselves and then for the ports on their rims. */
function* endPairs(
  project: Project,
  one: ElementRecord,
  other: ElementRecord,
): Generator<readonly [ElementRecord, ElementRecord]> {
  const ones = [one, ...portsOf(project, one)];
  const others = [other, ...portsOf(project, other)];
  for (const a of ones) {
    for (const b of others) {
      yield [a, b];
      yield [b, a];
    }
  }
}

function portsOf(project: Project, element: ElementRecord): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(element.id)
    .filter((child) => getKind(child.kind).shape === "port");
}

function refuses(
  project: Project,
  link: LinkDef,
  joint: Joint,
  from: ElementRecord,
  to: ElementRecord,
): string | undefined {
  const index = projectIndex(project);
  const fits =
    (!joint.whenFrom || from.fields[joint.whenFrom.field] === joint.whenFrom.equals) &&
    (!joint.whenTo || to.fields[joint.whenTo.field] === joint.whenTo.equals);
  if (!fits) return joint.otherwise ?? neverJoins(from, to);
  const links = index.linksOf(from.id).filter((each) => each.kind === link.name);
  // A line between two routers runs both ways, whatever carries it.
  const lines = link.style === "wan" ? index.linksOf(from.id) : links;
  const isJoined = lines.some(
    (each) =>
      (each.from === from.id && each.to === to.id) ||
      (link.style === "wan" && each.from === to.id && each.to === from.id),
  );
  if (isJoined) {
    return `${from.name} and ${to.name} are already connected.`;
  }
  if (joint.atMostFrom !== undefined) {
    const taken = links.filter((each) => each.from === from.id);
    const far = taken[0] && findRecord(project, "elements", taken[0].to);
    if (taken.length >= joint.atMostFrom) {
      return `${from.name} is already connected${far ? ` to ${far.name}` : ""}; remove that first.`;
    }
  }
  const host = hostOf(project, from);
  const otherHost = hostOf(project, to);
  if (host && otherHost && host.id !== otherHost.id) {
    return `${from.name} is in ${host.name}, but ${to.name} is in ${otherHost.name}.`;
  }
  return undefined;
}

/** The machine that an element lies in. Wires inside a machine cannot leave it. */
function hostOf(project: Project, element: ElementRecord): ElementRecord | undefined {
  let at: ElementRecord | undefined = element;
  while (at && !getKind(at.kind).isMachine) {
    at = at.parent === null ? undefined : findRecord(project, "elements", at.parent);
  }
  return at;
}

function neverJoins(one: ElementRecord, other: ElementRecord): string {
  const [a, b] = [one, other].map(({ kind }) => withArticle(getKind(kind).label));
  return `${capitalised(a ?? "")} does not connect to ${b}.`;
}
