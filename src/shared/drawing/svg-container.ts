import { right } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import { PAPER, SEVERITY_ICONS } from "./paper.ts";
import type { SceneBox } from "./scene.ts";
import { factTone, outline, valueWidth } from "./svg-looks.ts";
import { iconAt, rectAt, tag, textAt, textRun } from "./svg-parts.ts";
import type { Tally } from "./tallies.ts";
import { cutText, textWidth } from "./text-width.ts";

/** A container: outline and header with name, value, contents and findings inside. */
export function printContainer({
  at,
  title,
  icon,
  family,
  headline,
  text,
  inner,
  own,
  portRoom,
}: SceneBox): string {
  const line = at.y + MEASURES.header;
  const base = at.y + 20;
  const tone = outline(own);
  const parts = [
    rectAt(at, {
      rx: 8,
      fill: PAPER.surface,
      "fill-opacity": 0.6,
      stroke: PAPER[tone ?? "border-strong"],
    }),
    tag("path", { d: `M${at.x} ${line}H${right(at)}`, stroke: PAPER.border }),
    iconAt(icon, { x: at.x + 10, y: at.y + 7 }, 16, family),
  ];
  const endX = right(at) - 12 - portRoom;
  const chips = printChips(inner, endX, at.y + 6);
  const counts = textWidth(text, 12);
  const countsX = chips.left - (chips.markup ? 10 : 0);
  const room = countsX - (text ? counts + 12 : 0) - (at.x + 34);
  const name = cutText(title, room, 13, "bold");
  const used = at.x + 34 + textWidth(name, 13, "bold") + 8;
  const fits = headline && used + valueWidth(headline) < countsX - counts - 8;
  parts.push(
    textRun({ x: at.x + 34, y: base }, [
      [name, { size: 13, weight: 600 }, 0],
      ...(fits
        ? [[headline.text, { mono: headline.mono, tone: factTone(headline, "text-2") }, 8] as const]
        : []),
    ]),
  );
  parts.push(
    textAt(text, { x: countsX, y: base }, { tone: "text-3", anchor: "end" }),
    chips.markup,
  );
  return parts.join("");
}

function printChips(tally: Tally, end: number, y: number): { markup: string; left: number } {
  let x = end;
  let markup = "";
  for (const severity of ["info", "warning", "error"] as const) {
    const count = tally[severity];
    if (count === 0) continue;
    const w = 27 + textWidth(String(count), 11);
    x -= w;
    markup =
      rectAt({ x, y, w, h: 18 }, { rx: 4, fill: PAPER[`${severity}-soft`] }) +
      iconAt(SEVERITY_ICONS[severity], { x: x + 5, y: y + 3 }, 12, severity) +
      textAt(String(count), { x: x + 21, y: y + 13 }, { size: 11, weight: 600, tone: severity }) +
      markup;
    x -= 6;
  }
  return { markup, left: x + (x < end ? 6 : 0) };
}
