import type { Severity } from "#shared/rules/finding";
import type { Rect } from "./geometry.ts";
import { right } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import { PAPER, SEVERITY_ICONS } from "./paper.ts";
import { freeText, rulerLabels, rulerStrip } from "./ruler.ts";
import type { SceneBox, SceneFact, ScenePort } from "./scene.ts";
import {
  escapeXml,
  familyBand,
  iconAt,
  rectAt,
  tag,
  textAt,
  textRun,
  type Tone,
} from "./svg-parts.ts";
import { tallyText, worstOf, type Tally } from "./tallies.ts";
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

/** The squares on the rim with their names, and the count of findings: they lie above links. */
export function printRim(box: SceneBox): string {
  return box.ports.map(printPort).join("") + (box.shape === "container" ? "" : printBadge(box));
}

function printContainer({
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

function printCard(box: SceneBox): string {
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

function printBand(box: SceneBox): string {
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

function printPort({ at, name, label, severity }: ScenePort): string {
  const half = MEASURES.port / 2;
  const tone = severity === "error" ? "error" : "switching";
  return (
    rectAt(
      { x: at.x - half, y: at.y - half, w: MEASURES.port, h: MEASURES.port },
      { rx: 1.5, fill: PAPER.surface, stroke: PAPER[tone], "stroke-width": 1.5 },
    ) + textAt(name, label, { size: 11, mono: true, tone: "text-3", anchor: label.anchor })
  );
}

function printBadge({ at, own, shape, title }: SceneBox): string {
  const found = worstOf(own);
  if (!found) return "";
  if (found.severity === "info") {
    const size = shape === "bar" ? 12 : 13;
    return iconAt(
      "info",
      { x: at.x + 42 + textWidth(title, size, "bold"), y: at.y + 10 },
      14,
      "info",
    );
  }
  const w = 28 + textWidth(String(found.count), 11) - 3;
  const [x, y] = [right(at) + 8 - w, at.y - 9];
  const fill = found.severity === "error" ? PAPER.error : PAPER["warning-fill"];
  return (
    rectAt({ x, y, w, h: 18 }, { rx: 9, fill }) +
    iconAt(SEVERITY_ICONS[found.severity], { x: x + 5, y: y + 3 }, 12, "on-badge") +
    textAt(
      String(found.count),
      { x: x + 20, y: y + 13 },
      { size: 11, weight: 600, tone: "on-badge" },
    ) +
    tag("title", {}, escapeXml(tallyText(own)))
  );
}

function outline(own: Tally): Severity | undefined {
  return own.error > 0 ? "error" : own.warning > 0 ? "warning" : undefined;
}

function factTone({ severity }: SceneFact, usual: Tone): Tone {
  return severity === "error" || severity === "warning" ? severity : usual;
}

function softRow({ severity }: SceneFact, at: Rect): string {
  if (severity !== "error" && severity !== "warning") return "";
  return rectAt(at, { rx: 3, fill: PAPER[`${severity}-soft`] });
}

function valueWidth({ text, mono }: SceneFact): number {
  return textWidth(text, 12, mono ? "mono" : "sans");
}

function valueAt(fact: SceneFact, x: number, y: number, tone: Tone): string {
  return textAt(
    fact.text,
    { x, y },
    {
      mono: fact.mono,
      anchor: "end",
      tone: factTone(fact, tone),
      weight: fact.severity === "error" ? 600 : 400,
    },
  );
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
