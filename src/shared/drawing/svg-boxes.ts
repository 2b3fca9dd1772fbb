import { right } from "./geometry.ts";
import { PAPER } from "./paper.ts";
import type { SceneBox } from "./scene.ts";
import { printBand } from "./svg-band.ts";
import { printCard } from "./svg-card.ts";
import { printContainer } from "./svg-container.ts";
import { factTone, outline, valueAt } from "./svg-looks.ts";
import { escapeXml, familyBand, iconAt, rectAt, tag, textAt, textRun } from "./svg-parts.ts";
import { cutText, textWidth } from "./text-width.ts";

/** A box without its ports: outline, texts, facts. */
export function printBox(box: SceneBox): string {
  const body = {
    container: printContainer,
    card: printCard,
    band: printBand,
    bar: printBar,
    note: printNote,
  }[box.shape](box);
  return tag("g", { "data-element": box.id }, tag("title", {}, escapeXml(box.spoken)) + body);
}

function printBar({ at, title, icon, family, headline, line, own, automatic }: SceneBox): string {
  const base = at.y + at.h / 2 + 4;
  const name = cutText(title, at.w * 0.45, 12, "bold");
  return [
    rectAt(at, {
      rx: 4,
      fill: PAPER["switching-soft"],
      stroke: PAPER[outline(own) ?? "switching"],
      "stroke-dasharray": automatic ? "3 2" : undefined,
    }),
    iconAt(icon, { x: at.x + 9, y: at.y + at.h / 2 - 7 }, 14, family),
    textRun({ x: at.x + 30, y: base }, [
      [name, { weight: 600 }, 0],
      ...(line ? [[line.text, { tone: factTone(line, "text-2") }, 7] as const] : []),
    ]),
    headline ? valueAt(headline, right(at) - 10, base, "text-2") : "",
  ].join("");
}

function printNote({ at, title, icon, text }: SceneBox): string {
  const rows = wrapText(text, at.w - 24, Math.floor((at.h - 36) / 16));
  return [
    rectAt(at, { rx: 6, fill: PAPER["outside-soft"], stroke: PAPER["border-strong"] }),
    familyBand(at, 6, "outside"),
    iconAt(icon, { x: at.x + 12, y: at.y + 9 }, 14, "outside"),
    textAt(
      cutText(title, at.w - 44, 13, "bold"),
      { x: at.x + 32, y: at.y + 21 },
      { size: 13, weight: 600 },
    ),
    ...rows.map((row, i) =>
      textAt(row, { x: at.x + 12, y: at.y + 41 + i * 16 }, { tone: "text-2" }),
    ),
  ].join("");
}

function wrapText(text: string, width: number, most: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = rows.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, 12) <= width)
      rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.slice(0, Math.max(0, most)).map((row) => cutText(row, width, 12));
}
