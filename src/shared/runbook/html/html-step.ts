import { escapeXml, tag } from "#shared/drawing/svg-parts";
import { durationText } from "../duration.ts";
import type { Names } from "../names.ts";
import { ACTIONS, type Action, type Step } from "../step.ts";
import { htmlBlock, TICK_BOX } from "./html-blocks.ts";
import { box, htmlInline } from "./html-text.ts";

/** Where a link to a step goes. */
export function stepAnchor({ number }: Pick<Step, "number">): string {
  return `step-${number}`;
}

/** A step with its head, its parts in order, and a line to tick it off. */
export function htmlStep(step: Step, names: Names): string {
  const parts = [
    tag("h3", {}, `${step.number}. ${htmlInline(step.title)}`),
    box("who", `${tag("b", {}, durationText(step.minutes))} · ${htmlInline(step.who)}`),
    ...step.waitsFor.map((key) =>
      tag(
        "div",
        { class: "notice error", role: "note" },
        `${tag("b", {}, "Waits for an open error.")} ${htmlInline(names.finding(key))}`,
      ),
    ),
    tag("p", {}, htmlInline(step.why)),
    step.builds.length === 0
      ? ""
      : tag("p", { class: "builds" }, `Builds: ${htmlInline(names.elements(step.builds))}.`),
    ...ACTIONS.flatMap(([part, label]) => {
      const action = step[part];
      return action ? [htmlAction(part, label, action)] : [];
    }),
    box(
      "done",
      tag("span", {}, `${TICK_BOX} Step ${step.number} done`),
      tag("span", { class: "line" }, "Name"),
      tag("span", { class: "line" }, "Time"),
      tag("span", { class: "rules" }, escapeXml(`Answers to ${step.rules.join(", ")}`)),
    ),
  ];
  return tag("article", { id: stepAnchor(step), class: "step" }, parts.join(""));
}

function htmlAction(part: string, label: string, { what, blocks }: Action): string {
  return tag(
    "section",
    { class: `action ${part}` },
    tag("h4", {}, `${escapeXml(label)} ${tag("span", {}, htmlInline(what))}`) +
      blocks.map((block) => htmlBlock(block, 5)).join(""),
  );
}
