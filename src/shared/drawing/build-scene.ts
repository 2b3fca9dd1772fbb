import { createFacts, elementOf, type Facts } from "#shared/facts/engine";
import { effectiveValue } from "#shared/facts/readings";
import type { JsonObject } from "#shared/kernel/json";
import { inSentence } from "#shared/kernel/words";
import { findField, getKind } from "#shared/kinds/index";
import type { Project } from "#shared/model/project";
import type { Finding } from "#shared/rules/finding";
import { countContents } from "./counts.ts";
import type { Drawn, DrawnTree } from "./drawn-tree.ts";
import { boundsOf, type Rect } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import type { PlacedPort } from "./place-ports.ts";
import { placeScene } from "./place-scene.ts";
import { deriveRuler, freeText } from "./ruler.ts";
import type { BoxShape, Scene, SceneBox, SceneFact, ScenePort } from "./scene.ts";
import { spokenLine } from "./scene-lines.ts";
import { shownValue, type ShownValue } from "./shown-value.ts";
import { tallyFindings, tallyText, type Tallies } from "./tallies.ts";
import { textWidth } from "./text-width.ts";

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
      ...factsOf(facts, tallies, drawn, rect),
      text:
        shape === "note" ? String(element.fields["text"] ?? "") : (counts.get(element.id) ?? ""),
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

function factsOf(
  facts: Facts,
  tallies: Tallies,
  { element, kind }: Drawn,
  rect: Rect,
): Pick<SceneBox, "form" | "headline" | "facts" | "line"> {
  const toFact = ({ element: owner, field, label, text, mono }: ShownValue): SceneFact => ({
    element: owner,
    field,
    label,
    text,
    mono,
    severity: tallies.onField(owner, field),
  });
  const headline =
    kind.headline === undefined ? undefined : shownValue(facts, element, kind.headline);
  const shown = (kind.cardFacts ?? []).flatMap((path): CardFact[] => {
    const value = path === kind.headline ? undefined : shownValue(facts, element, path);
    return value ? [{ ...toFact(value), automatic: value.automatic }] : [];
  });
  const isShown = (key: string) =>
    shown.some((fact) => fact.element === element.id && fact.field === key) ||
    (headline?.element === element.id && headline.field === key);
  const faulty = tallies
    .fieldsOf(element.id)
    .filter((key) => !isShown(key))
    .map((key): CardFact => {
      const value = shownValue(facts, element, key);
      const label = findField(element.kind, key)?.label ?? key;
      const missing = {
        element: element.id,
        field: key,
        label,
        text: "not given",
        mono: false,
        automatic: false,
      };
      return { ...toFact(value ?? missing), automatic: false };
    });
  const marked = [...faulty, ...shown].sort((a, b) => weight(a) - weight(b));
  const plain = marked.map(({ automatic: _, ...fact }) => fact);
  const telling = marked.flatMap(({ automatic, ...fact }) =>
    automatic && !fact.severity ? [] : [fact],
  );
  const value = headline ? textWidth(headline.text, 12, headline.mono ? "mono" : "sans") : 0;
  return {
    form: formOf(rect, textWidth(element.name, 13, "bold") + value),
    headline: headline && withUnit(facts, toFact(headline)),
    facts: plain.slice(0, factRows(rect)),
    line: lineOf(telling, kind.shape === "band" ? BAND_TEXT - value : rect.w - 28),
  };
}

/** A bare number beside a name says nothing: it takes its label along. */
function withUnit(facts: Facts, fact: SceneFact): SceneFact {
  const owner = elementOf(facts, fact.element);
  const type = owner && findField(owner.kind, fact.field)?.type.type;
  return type === "integer"
    ? { ...fact, text: `${shortLabel(fact.label)} ${fact.text}`, mono: false }
    : fact;
}

function shortLabel(label: string): string {
  return label.replace(/ ID$/, "");
}

type CardFact = SceneFact & { readonly automatic: boolean };

function formOf({ w, h }: Rect, texts: number): SceneBox["form"] {
  if (h >= MEASURES.lineBelow && (w < MEASURES.stackBelow || texts > w - 50)) return "stack";
  return h < MEASURES.lineBelow + 12 ? "line" : "row";
}

/** Room for the value and the facts of a segment, left of its ruler. */
const BAND_TEXT = 186;

/** Facts with an error come first, then those with a warning; the others keep their order. */
function weight({ severity }: SceneFact): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

/** How many rows of facts a wide card has room for. */
function factRows({ h }: Rect): number {
  return Math.max(0, Math.min(3, Math.floor((h - 40) / MEASURES.factRow)));
}

/** The first facts that fit on one line; one that is wrong stands alone with its label. */
function lineOf(facts: readonly SceneFact[], width: number): SceneFact | undefined {
  const [first, ...others] = facts;
  if (!first || width < 24) return undefined;
  if (first.severity && first.severity !== "info")
    return { ...first, text: `${first.label} ${first.text}` };
  let text = lineText(first);
  if (textWidth(text, 12) > width && others.length > 0) return lineOf(others, width);
  for (const fact of others) {
    const longer = `${text}, ${lineText(fact)}`;
    if (textWidth(longer, 12) > width) break;
    text = longer;
  }
  return { ...first, text };
}

function lineText({ label, text, mono }: SceneFact): string {
  return mono || text === "yes" || text === "no" ? `${shortLabel(label)} ${text}` : text;
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
