import { createFacts, elementOf, type Facts } from "#shared/facts/engine";
import { effectiveValue } from "#shared/facts/readings";
import type { Json, JsonObject } from "#shared/kernel/json";
import { inSentence } from "#shared/kernel/words";
import { findField, getKind } from "#shared/kinds/index";
import type { Project } from "#shared/model/project";
import type { Finding } from "#shared/rules/finding";
import { cardFacts } from "./card-facts.ts";
import { countContents } from "./counts.ts";
import type { Drawn, DrawnTree } from "./drawn-tree.ts";
import { boundsOf } from "./geometry.ts";
import type { PlacedPort } from "./place-ports.ts";
import { placeScene } from "./place-scene.ts";
import { deriveRuler, freeText } from "./ruler.ts";
import type { BoxShape, Scene, SceneBox, ScenePort } from "./scene.ts";
import { spokenLine } from "./scene-lines.ts";
import { shownValue } from "./shown-value.ts";
import { tallyFindings, tallyText, type Tallies } from "./tallies.ts";

export interface SceneOptions {
  readonly view?: string;
  /** What is wrong; absent draws no badges. */
  readonly findings?: readonly Finding[];
  /** Facts over this same project, where somebody keeps them; else they are derived here. */
  readonly facts?: Facts;
}

/** What a view of a project looks like. The same project gives the same scene, whatever its history. */
export function buildScene(project: Project, options: SceneOptions = {}): Scene {
  const { view, findings = [] } = options;
  const facts = options.facts ?? createFacts(project);
  const { tree, inside, at, least, ports, lines } = placeScene(project, view);
  const tallies = tallyFindings(tree, findings);
  const counts = countContents(facts, tree);

  const boxes = tree.order.flatMap((drawn): SceneBox[] => {
    const { element, kind, parent, depth } = drawn;
    const [rect, relative] = [at.get(element.id), inside.get(element.id)];
    if (!rect || !relative) return [];
    const shape = kind.shape as BoxShape;
    const { ports: placed = [], room = 0 } = ports.get(element.id) ?? {};
    const box = {
      id: element.id,
      kind: element.kind,
      shape,
      family: kind.family,
      icon: iconOf(drawn),
      parent,
      depth,
      at: rect,
      inside: relative,
      least: least.get(element.id) ?? { w: 8, h: 8 },
      title: element.name,
      ...cardFacts(facts, tallies, drawn, rect),
      text: shape === "note" ? textOf(element.fields["text"]) : (counts.get(element.id) ?? ""),
      own: tallies.own(element.id),
      inner: tallies.inside(element.id),
      ports: placed.map((port) => toScenePort(facts, tallies, port)),
      portRoom: room,
      ruler: shape === "band" ? deriveRuler(facts, element.id, tallies) : undefined,
      automatic: isAutomatic(facts, drawn),
    };
    return [{ ...box, spoken: spokenName(tree, drawn, box) }];
  });

  const byPaint = [...boxes].sort((a, b) => paintRank(a) - paintRank(b) || a.depth - b.depth);
  return {
    boxes: byPaint,
    outline: boxes.map(({ id }) => id),
    links: lines.map(({ line, route, dots }) => ({
      ...line,
      route,
      dots,
      severity: tallies.between(line.from, line.to),
      spoken: spokenLine(project, tree, line),
    })),
    bounds: boundsOf(boxes.map((box) => box.at)),
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

const PAINT: Readonly<Record<BoxShape, number>> = {
  container: 0,
  band: 1,
  bar: 2,
  card: 3,
  note: 4,
};

function paintRank({ shape }: SceneBox): number {
  return PAINT[shape];
}

/** The icon of the palette entry that made it, so that a Windows node looks like one. */
function iconOf({ element, kind }: Drawn): string {
  const entry = kind.palette?.find(
    ({ icon, fields }) => icon !== undefined && matches(element.fields, fields ?? {}),
  );
  return entry?.icon ?? kind.icon;
}

/** True when the first thing that the entry presets is so: the system of a node, the role of a device. */
function matches(fields: JsonObject, preset: JsonObject): boolean {
  const [key] = Object.keys(preset);
  return key !== undefined && fields[key] === preset[key];
}

/** A switch that the set-up makes by itself has a dashed outline. */
function isAutomatic(facts: Facts, { element }: Drawn): boolean {
  if (!findField(element.kind, "creation")) return false;
  return effectiveValue(facts, element, "creation").value === "automatic";
}

function toScenePort(facts: Facts, tallies: Tallies, port: PlacedPort): ScenePort {
  const { element, side, at, label, linked } = port;
  const kind = getKind(element.kind);
  const value = kind.headline === undefined ? undefined : shownValue(facts, element, kind.headline);
  const owner = element.parent === null ? undefined : elementOf(facts, element.parent);
  const severity = tallies.onElement(element.id);
  return {
    id: element.id,
    name: element.name,
    kind: element.kind,
    side,
    at,
    label,
    linked,
    severity,
    spoken: [
      `${inSentence(kind.label)} ${element.name}${owner ? ` of ${owner.name}` : ""}`,
      value?.text,
      linked ? undefined : "not connected",
      severity,
    ]
      .filter(Boolean)
      .join(", "),
  };
}

type Spoken = Pick<SceneBox, "title" | "headline" | "text" | "inner" | "shape" | "ruler">;

/** "node VM cell4-ledge in pc-cell4, 192.168.0.2, 1 error". */
function spokenName(tree: DrawnTree, { kind, parent }: Drawn, box: Spoken): string {
  const where = parent === null ? "" : ` in ${tree.byId.get(parent)?.element.name ?? ""}`;
  const parts = [
    `${inSentence(kind.label)} ${box.title}${where}`,
    box.headline?.text,
    box.text,
    box.ruler ? freeText(box.ruler.free) : "",
    tallyText(box.inner),
  ];
  return parts.filter(Boolean).join(", ");
}
