import { boundsOf, type Point, type Rect } from "./geometry.ts";
import { LINK_LOOKS, MOST_DASHED_LINKS, PAPER } from "./paper.ts";
import type { Scene, SceneLink } from "./scene.ts";
import { printBox } from "./svg-boxes.ts";
import { printRim } from "./svg-rim.ts";
import { escapeXml, iconAt, number, rectAt, tag } from "./svg-parts.ts";
import { printLegend } from "./svg-legend.ts";

export interface SvgOptions {
  readonly title: string;
  readonly description?: string;
  /** Explains the kinds of links at the foot. */
  readonly legend?: boolean;
}

const MARGIN = 24;
const LEGEND = 32;

/**
 * A scene as one SVG file that stands alone: real text, no script, no foreign content, nothing
 * fetched. It looks like the light theme whatever the screen shows. Same scene, same bytes.
 */
export function printSvg(scene: Scene, { title, description, legend = false }: SvgOptions): string {
  const drawn = boundsOf([scene.bounds, ...scene.links.flatMap(({ route }) => route.map(asRect))]);
  const frame: Rect = {
    x: drawn.x - MARGIN,
    y: drawn.y - MARGIN,
    w: Math.max(drawn.w + 2 * MARGIN, legend ? 720 : 0),
    h: drawn.h + 2 * MARGIN + (legend ? LEGEND : 0),
  };
  const dashed = scene.links.length <= MOST_DASHED_LINKS;
  const containers = scene.boxes.filter(({ shape }) => shape === "container");
  const others = scene.boxes.filter(({ shape }) => shape !== "container");
  const parts = [
    tag("title", { id: "title" }, escapeXml(title)),
    tag("desc", { id: "desc" }, escapeXml(description ?? describe(scene))),
    tag("style", {}, SVG_STYLE),
    rectAt(frame, { fill: PAPER.canvas }),
    ...containers.map(printBox),
    ...scene.links.map((link) => printLink(link, dashed)),
    ...others.map(printBox),
    ...scene.boxes.map(printRim),
    ...scene.links.flatMap(({ dots, style, severity }) =>
      dots.map(({ x, y }) =>
        tag("circle", {
          cx: x,
          cy: y,
          r: 3,
          fill: severity === "error" ? PAPER.error : PAPER[LINK_LOOKS[style].tone],
        }),
      ),
    ),
    ...scene.links.map(printFault),
    legend ? printLegend(scene, { x: frame.x + MARGIN, y: frame.y + frame.h - LEGEND }) : "",
  ];
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width: frame.w,
    height: frame.h,
    viewBox: [frame.x, frame.y, frame.w, frame.h].map(number).join(" "),
    role: "img",
    "aria-labelledby": "title desc",
    class: "underlay",
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", attributes, `\n${parts.filter(Boolean).join("\n")}\n`)}\n`;
}

/** Fonts that a machine has; the rules are scoped so that an embedding page keeps its own. */
export const SVG_STYLE =
  ".underlay{stroke-linecap:round;stroke-linejoin:round}" +
  '.underlay text{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Liberation Sans",sans-serif}' +
  '.underlay .mono{font-family:ui-monospace,"Cascadia Mono","IBM Plex Mono","Liberation Mono",monospace}';

/** The drawing as an element of an HTML page whose own style holds `SVG_STYLE`. */
export function inlineSvg(source: string): string {
  return source
    .replace(/^<\?xml[^>]*>\s*/, "")
    .replace(tag("style", {}, SVG_STYLE), "")
    .trimEnd();
}

/** The `d` of a path along corners that are slightly rounded. */
export function pathOf(route: readonly Point[], radius = 4): string {
  const [first, ...rest] = route;
  if (!first) return "";
  let d = `M${number(first.x)} ${number(first.y)}`;
  rest.forEach((point, i) => {
    const [before, after] = [route[i], rest[i + 1]];
    if (!before || !after) {
      d += `L${number(point.x)} ${number(point.y)}`;
      return;
    }
    const room = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    const [from, to] = [towards(point, before, room), towards(point, after, room)];
    d += `L${number(from.x)} ${number(from.y)}Q${number(point.x)} ${number(point.y)} ${number(to.x)} ${number(to.y)}`;
  });
  return d;
}

function printLink(
  { id, style, derived, route, severity, spoken }: SceneLink,
  dashed: boolean,
): string {
  const look = LINK_LOOKS[style];
  const d = pathOf(route);
  const inError = severity === "error";
  const stroke = inError ? PAPER.error : PAPER[look.tone];
  const line = tag("path", {
    d,
    fill: "none",
    stroke,
    "stroke-width": inError ? 2 : look.width,
    "stroke-dasharray": dashed ? look.dash : undefined,
  });
  const gap =
    look.gap && !inError
      ? tag("path", { d, fill: "none", stroke: PAPER.surface, "stroke-width": look.gap })
      : "";
  return tag(
    "g",
    { "data-link": derived ? undefined : id },
    tag("title", {}, escapeXml(spoken)) + line + gap,
  );
}

function printFault({ severity, route }: SceneLink): string {
  if (severity !== "error") return "";
  const { x, y } = middleOf(route);
  return (
    tag("circle", { cx: x, cy: y, r: 8, fill: PAPER.error }) +
    iconAt("octagon-x", { x: x - 6, y: y - 6 }, 12, "on-badge")
  );
}

/** The point half way along a line. */
export function middleOf(route: readonly Point[]): Point {
  const lengths = route.slice(1).map((point, i) => distance(route[i] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    const [a, b] = [route[i], route[i + 1]];
    if (a && b && left <= length) return towards(a, b, left);
    left -= length;
  }
  return route[0] ?? { x: 0, y: 0 };
}

function describe({ boxes, links }: Scene): string {
  const outer = boxes.filter(({ parent }) => parent === null).map(({ spoken }) => spoken);
  return `${outer.join("; ")}. ${links
    .filter(({ derived }) => !derived)
    .map(({ spoken }) => spoken)
    .join("; ")}.`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

function asRect({ x, y }: Point): Rect {
  return { x, y, w: 0, h: 0 };
}
