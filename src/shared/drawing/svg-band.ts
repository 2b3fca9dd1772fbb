import { right } from "./geometry.ts";
import { PAPER } from "./paper.ts";
import { freeText, rulerLabels, rulerStrip } from "./ruler.ts";
import type { SceneBox } from "./scene.ts";
import { factTone, outline } from "./svg-looks.ts";
import { familyBand, iconAt, rectAt, textAt, textRun } from "./svg-parts.ts";
import { cutText, textWidth } from "./text-width.ts";

/** A segment: name and prefix, its ruler, and how many addresses are free. */
export function printBand(box: SceneBox): string {
  const { at, title, icon, family, headline, line, own, ruler } = box;
  const parts = [
    rectAt(at, { rx: 6, fill: PAPER.surface, stroke: PAPER[outline(own) ?? "border-strong"] }),
    familyBand(at, 6, family),
    iconAt(icon, { x: at.x + 13, y: at.y + 8 }, 16, family),
    textAt(
      cutText(title, 170, 13, "bold"),
      { x: at.x + 36, y: at.y + 20 },
      { size: 13, weight: 600 },
    ),
  ];
  const foot = at.y + 38;
  const second =
    line &&
    ([
      `${headline ? "· " : ""}${line.text}`,
      { tone: factTone(line, "text-2") },
      headline ? 5 : 0,
    ] as const);
  parts.push(
    textRun({ x: at.x + 13, y: foot }, [
      ...(headline
        ? [[headline.text, { mono: headline.mono, tone: factTone(headline, "text-2") }, 0] as const]
        : []),
      ...(second ? [second] : []),
    ]),
  );
  if (!ruler || at.w < 520) return parts.join("");
  const strip = rulerStrip(at);
  parts.push(rectAt(strip, { rx: 2, fill: PAPER.sunken }));
  for (const { start, end, tone } of ruler.stretches) {
    const w = Math.max(3, (end - start) * strip.w);
    const x = strip.x + Math.min(start * strip.w, strip.w - w);
    const fill = tone === "error" ? PAPER.error : PAPER[tone];
    parts.push(
      rectAt(
        { x, y: strip.y, w, h: strip.h },
        { rx: 1, fill, "fill-opacity": tone === "error" ? 1 : 0.62 },
      ),
    );
  }
  for (const { x, stretch } of rulerLabels(ruler, strip.w, (text) => textWidth(text, 11))) {
    parts.push(
      textAt(
        stretch.label,
        { x: strip.x + x, y: strip.y - 5 },
        {
          size: 11,
          weight: stretch.tone === "error" ? 600 : 400,
          tone: stretch.tone === "error" ? "error" : "text-2",
        },
      ),
    );
  }
  parts.push(
    textAt(
      freeText(ruler.free),
      { x: right(at) - 12, y: at.y + 29 },
      { size: 11, tone: "text-3", anchor: "end" },
    ),
  );
  return parts.join("");
}
