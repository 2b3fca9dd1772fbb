import type { Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { words } from "../inline.ts";
import { durationText } from "../duration.ts";

/** Every step on one page, with who does it and how long it takes. */
export const stepsAtAGlance = defineSection({
  id: "steps",
  group: "Front matter",
  title: "Steps at a glance",
  per: "steps",
  content(context, steps) {
    if (steps.length === 0) return [];
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
    const waiting = steps.some(({ waitsFor }) => waitsFor.length > 0);
    const rules = new Map(context.findings.open.map(({ key, rule }) => [key, rule]));
    return [
      paragraph(words(`${steps.length} steps, ${durationText(minutes)} in all.`)),
      table(
        [
          ["Step", "number"],
          ["What", "text"],
          ["Who", "text"],
          ["Time", "text"],
          ...(waiting ? ([["Waits for", "text"]] as const) : []),
        ],
        steps.map((step): Cell[] => [
          { type: "number", value: step.number },
          cell(step.title),
          cell(step.who),
          cell(words(durationText(step.minutes))),
          ...(waiting ? [cell(words(waitText(step.waitsFor, rules)))] : []),
        ]),
      ),
    ];
  },
});

/** "UL-ADDR-005, UL-VIP-010": the rules whose errors a step waits for. */
function waitText(keys: readonly string[], rules: ReadonlyMap<string, string>): string {
  const ids = keys.flatMap((key) => rules.get(key) ?? []);
  return [...new Set(ids)].join(", ");
}
