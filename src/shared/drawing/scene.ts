import type { Family } from "#shared/model/define-kind";
import type { LinkStyle } from "#shared/model/define-link";
import type { Severity } from "#shared/rules/finding";
import type { Point, Rect, Side } from "./geometry.ts";
import type { Ruler } from "./ruler.ts";
import type { Tally } from "./tallies.ts";

/**
 * What a view of a project looks like: boxes, ports, links and texts, with every place and route.
 * Plain data. The canvas, the SVG and every other picture are printed from it, so they agree.
 */
export interface Scene {
  /** In paint order: containers from the outside in, then bands, bars, cards and notes. */
  readonly boxes: readonly SceneBox[];
  /** Ids of boxes as the outline lists them; the order of reading and of Tab. */
  readonly outline: readonly string[];
  readonly links: readonly SceneLink[];
  readonly bounds: Rect;
}

export type BoxShape = "container" | "card" | "band" | "bar" | "note";

export interface SceneBox {
  readonly id: string;
  readonly kind: string;
  readonly shape: BoxShape;
  readonly family: Family;
  readonly icon: string;
  /** The box it lies in; null on the canvas itself. */
  readonly parent: string | null;
  readonly depth: number;
  /** Where it is, from the origin of the view. */
  readonly at: Rect;
  /** The same, from the top left corner of its parent. */
  readonly inside: Rect;
  /** The least size that holds what lies in it. */
  readonly least: { readonly w: number; readonly h: number };
  readonly title: string;
  /** `row`: value beside the name, facts below. `stack`: value below the name. `line`: no room for facts. */
  readonly form: "row" | "stack" | "line";
  readonly headline: SceneFact | undefined;
  /** As many as there is room for. Wide cards list them. */
  readonly facts: readonly SceneFact[];
  /** The facts as one line, for narrow cards, bands and bars. */
  readonly line: SceneFact | undefined;
  /** Contents of a container in words; text of a note. */
  readonly text: string;
  /** Findings on the element and its ports. */
  readonly own: Tally;
  /** Those and all findings inside; what the header of a container shows. */
  readonly inner: Tally;
  readonly ports: readonly ScenePort[];
  /** Room that the header of a container keeps free at its right end for ports on its rim. */
  readonly portRoom: number;
  readonly ruler: Ruler | undefined;
  /** Drawn with a dashed outline: made by the platform, not by hand. */
  readonly automatic: boolean;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** A value on a card. */
export interface SceneFact {
  readonly element: string;
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly mono: boolean;
  readonly severity: Severity | undefined;
}

/** A small square on the rim of a box. */
export interface ScenePort {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly side: Side;
  /** Its middle, from the origin of the view. */
  readonly at: Point;
  /** Where its name is written, and from which end. */
  readonly label: Point & { readonly anchor: "start" | "end" };
  readonly linked: boolean;
  readonly severity: Severity | undefined;
  readonly spoken: string;
}

export interface SceneLink {
  /** Id of the link; of a derived one (a reference drawn as a line) one that no record has. */
  readonly id: string;
  readonly style: LinkStyle;
  /** True for a reference: it can be seen but not selected. */
  readonly derived: boolean;
  readonly from: string;
  readonly to: string;
  /** The boxes at its ends. */
  readonly boxes: readonly [string, string];
  /** Corners of the line, at least two; every stretch is level or upright. */
  readonly route: readonly Point[];
  /** Where it joins a segment, given when some line only passes behind one. */
  readonly dots: readonly Point[];
  readonly severity: Severity | undefined;
  readonly spoken: string;
}

interface SceneIndex {
  readonly boxes: ReadonlyMap<string, SceneBox>;
  readonly ports: ReadonlyMap<string, { readonly port: ScenePort; readonly box: SceneBox }>;
  readonly links: ReadonlyMap<string, SceneLink>;
}

const indices = new WeakMap<Scene, SceneIndex>();

/** Boxes, ports and links of a scene by id. Built once per scene. */
export function sceneIndex(scene: Scene): SceneIndex {
  let index = indices.get(scene);
  if (!index) {
    index = {
      boxes: new Map(scene.boxes.map((box) => [box.id, box])),
      ports: new Map(
        scene.boxes.flatMap((box) => box.ports.map((port) => [port.id, { port, box }] as const)),
      ),
      links: new Map(scene.links.map((link) => [link.id, link])),
    };
    indices.set(scene, index);
  }
  return index;
}

/** The box that shows an element: its own, or the one that it is a port of. */
export function findBox(scene: Scene, element: string): SceneBox | undefined {
  const { boxes, ports } = sceneIndex(scene);
  return boxes.get(element) ?? ports.get(element)?.box;
}
