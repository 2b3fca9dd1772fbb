import type { Family } from "#shared/model/define-kind";
import type { Point, Rect } from "./geometry.ts";
import { ICON_STROKES } from "./icon-strokes.ts";
import { PAPER } from "./paper.ts";

/** Attributes of one SVG element; those undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One SVG element as text. `children` is markup already; text goes through `escapeXml` first. */
export function tag(name: string, attributes: Attributes, children?: string): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${escapeXml(typeof value === "number" ? number(value) : value)}"`],
  );
  return children === undefined
    ? `<${name}${list.join("")}/>`
    : `<${name}${list.join("")}>${children}</${name}>`;
}

/** Text that is safe between tags and in attributes; what XML cannot hold at all is replaced. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** At most two decimals, and never `-0`, so that the same picture has the same bytes. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

export type Tone = keyof typeof PAPER;

export interface TextLook {
  readonly size?: number;
  readonly weight?: 400 | 500 | 600;
  readonly mono?: boolean;
  readonly tone?: Tone;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of text; `y` is its baseline. */
export function textAt(content: string, { x, y }: Point, look: TextLook = {}): string {
  const { size = 12, weight = 400, mono = false, tone = "text", anchor = "start" } = look;
  return tag(
    "text",
    {
      x,
      y,
      class: mono ? "mono" : undefined,
      "font-size": mono ? size * 0.96 : size,
      "font-weight": weight === 400 ? undefined : weight,
      fill: PAPER[tone],
      "text-anchor": anchor === "start" ? undefined : anchor,
    },
    escapeXml(content.replace(/\s+/g, " ")),
  );
}

/** Texts one after another on a line, each as far from the last as told, whatever font is at hand. */
export function textRun(
  at: Point,
  runs: readonly (readonly [content: string, look: TextLook, gap: number])[],
): string {
  const spans = runs.map(
    ([content, { size = 12, weight = 400, mono = false, tone = "text" }, gap]) =>
      tag(
        "tspan",
        {
          dx: gap || undefined,
          class: mono ? "mono" : undefined,
          "font-size": mono ? size * 0.96 : size,
          "font-weight": weight === 400 ? undefined : weight,
          fill: PAPER[tone],
        },
        escapeXml(content.replace(/\s+/g, " ")),
      ),
  );
  return tag("text", { x: at.x, y: at.y }, spans.join(""));
}

export function iconAt(name: string, { x, y }: Point, size: number, tone: Tone): string {
  const strokes = ICON_STROKES[name] ?? [];
  const shapes = strokes.map(([shape, attributes]) => tag(shape, attributes)).join("");
  const transform = `translate(${number(x)} ${number(y)}) scale(${number(size / 24)})`;
  return tag("g", { transform, fill: "none", stroke: PAPER[tone], "stroke-width": 1.75 }, shapes);
}

export function rectAt({ x, y, w, h }: Rect, attributes: Attributes): string {
  return tag("rect", { x, y, width: w, height: h, ...attributes });
}

/** The thin band at the left edge of a card that tells its family; it follows the round corners. */
export function familyBand({ x, y, h }: Rect, radius: number, family: Family): string {
  const d = `M${number(x + 3)} ${number(y)}V${number(y + h)}H${number(x + radius)}A${radius} ${radius} 0 0 1 ${number(x)} ${number(y + h - radius)}V${number(y + radius)}A${radius} ${radius} 0 0 1 ${number(x + radius)} ${number(y)}Z`;
  return tag("path", { d, fill: PAPER[family] });
}
