import type { LinkStyle } from "#shared/model/define-link";
import type { Point } from "./geometry.ts";
import { LINK_LOOKS, PAPER } from "./paper.ts";
import type { Scene } from "./scene.ts";
import { tag, textAt } from "./svg-parts.ts";
import { textWidth } from "./text-width.ts";

const WORDS: readonly (readonly [LinkStyle, string])[] = [
  ["cable", "Cable"],
  ["attachment", "Virtual attachment"],
  ["wan", "WAN or VPN"],
  ["overlay", "Overlay, cluster nodes"],
  ["membership", "Belongs to segment"],
];

/** What the lines of this scene mean; kinds that it does not have are left out. */
export function printLegend({ links }: Scene, { x, y }: Point): string {
  const used = new Set(links.map(({ style }) => style));
  let at = x;
  const parts: string[] = [];
  for (const [style, word] of WORDS) {
    if (!used.has(style)) continue;
    const look = LINK_LOOKS[style];
    const d = `M${at} ${y}H${at + 28}`;
    parts.push(
      tag("path", {
        d,
        stroke: PAPER[look.tone],
        "stroke-width": look.width,
        "stroke-dasharray": look.dash,
      }),
      look.gap ? tag("path", { d, stroke: PAPER.canvas, "stroke-width": look.gap }) : "",
      textAt(word, { x: at + 36, y: y + 4 }, { size: 11, tone: "text-2" }),
    );
    at += 36 + Math.ceil(textWidth(word, 11)) + 20;
  }
  return parts.join("");
}
