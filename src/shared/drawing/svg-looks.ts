import type { Severity } from "#shared/rules/finding";
import type { Rect } from "./geometry.ts";
import { PAPER } from "./paper.ts";
import type { SceneFact } from "./scene.ts";
import { rectAt, textAt, type Tone } from "./svg-parts.ts";
import type { Tally } from "./tallies.ts";
import { textWidth } from "./text-width.ts";

/** The severity that colours the outline of a box; information does not. */
export function outline(own: Tally): Severity | undefined {
  return own.error > 0 ? "error" : own.warning > 0 ? "warning" : undefined;
}

export function factTone({ severity }: SceneFact, usual: Tone): Tone {
  return severity === "error" || severity === "warning" ? severity : usual;
}

export function softRow({ severity }: SceneFact, at: Rect): string {
  if (severity !== "error" && severity !== "warning") return "";
  return rectAt(at, { rx: 3, fill: PAPER[`${severity}-soft`] });
}

export function valueWidth({ text, mono }: SceneFact): number {
  return textWidth(text, 12, mono ? "mono" : "sans");
}

export function valueAt(fact: SceneFact, x: number, y: number, tone: Tone): string {
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
