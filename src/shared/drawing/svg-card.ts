import { right, type Rect } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import { PAPER } from "./paper.ts";
import type { SceneBox, SceneFact } from "./scene.ts";
import { factTone, outline, softRow, valueAt, valueWidth } from "./svg-looks.ts";
import { familyBand, iconAt, rectAt, textAt } from "./svg-parts.ts";
import { cutText, textWidth } from "./text-width.ts";

/** A card: name and value, then facts as far as there is room. */
export function printCard(box: SceneBox): string {
  const { at, title, icon, family, headline, facts, line, own } = box;
  const tone = outline(own);
  const dash = box.automatic ? "3 2" : undefined;
  const parts = [
    rectAt(at, {
      rx: 6,
      fill: PAPER.surface,
      stroke: PAPER[tone ?? "border-strong"],
      "stroke-dasharray": dash,
    }),
    familyBand(at, 6, family),
  ];
  if (box.form !== "stack") {
    const low = box.form === "line";
    const base = low ? at.y + at.h / 2 + 4.5 : at.y + 23;
    parts.push(iconAt(icon, { x: at.x + 13, y: base - 13 }, 16, family));
    const value = headline ? valueWidth(headline) + 12 : 0;
    parts.push(
      textAt(
        cutText(title, at.w - 48 - value, 13, "bold"),
        { x: at.x + 36, y: base },
        { size: 13, weight: 600 },
      ),
    );
    if (headline) parts.push(valueAt(headline, right(at) - 12, base, "text-2"));
    if (!low)
      facts.forEach((fact, i) => parts.push(printFact(fact, at, at.y + 44 + i * MEASURES.factRow)));
    return parts.join("");
  }
  parts.push(
    iconAt(icon, { x: at.x + 10, y: at.y + 6 }, 14, family),
    textAt(
      cutText(title, at.w - 40, 13, "bold"),
      { x: at.x + 30, y: at.y + 18 },
      { size: 13, weight: 600 },
    ),
  );
  let base = at.y + (at.h < 52 ? 33 : 34);
  if (headline) {
    parts.push(softRow(headline, { x: at.x + 8, y: base - 12, w: at.w - 14, h: 16 }));
    parts.push(
      textAt(
        cutText(headline.text, at.w - 24, 12, headline.mono ? "mono" : "sans"),
        { x: at.x + 12, y: base },
        {
          mono: headline.mono,
          tone: factTone(headline, "text"),
          weight: headline.severity ? 600 : 400,
        },
      ),
    );
    base += 16;
  }
  if (line && base + 6 <= at.y + at.h) {
    parts.push(softRow(line, { x: at.x + 8, y: base - 12, w: at.w - 14, h: 16 }));
    parts.push(
      textAt(
        cutText(line.text, at.w - 24, 12),
        { x: at.x + 12, y: base },
        { tone: factTone(line, "text-3") },
      ),
    );
  }
  return parts.join("");
}

function printFact(fact: SceneFact, at: Rect, base: number): string {
  const room = at.w - 32;
  const most = room - Math.min(textWidth(fact.label, 12), room * 0.45);
  const text = fact.mono ? fact.text : cutText(fact.text, most, 12);
  const label = cutText(fact.label, room - textWidth(text, 12, fact.mono ? "mono" : "sans"), 12);
  const weight = fact.severity && fact.severity !== "info" ? 600 : 400;
  return (
    softRow(fact, { x: at.x + 8, y: base - 12.5, w: at.w - 14, h: 17 }) +
    textAt(label, { x: at.x + 12, y: base }, { tone: factTone(fact, "text-2"), weight }) +
    textAt(
      text,
      { x: right(at) - 12, y: base },
      { mono: fact.mono, anchor: "end", tone: factTone(fact, "text"), weight },
    )
  );
}
