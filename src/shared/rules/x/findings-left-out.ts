import { plain, say, type Message } from "#shared/kernel/message";
import { KINDS } from "#shared/kinds/index";
import { defineRule, type Rule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { ENGINEERING } from "../sources.ts";

/** How many findings of one rule are listed. Whoever mends those sees the next. */
export const LISTED_AT_MOST = 500;

/** A rule about the list of findings. It judges what the others found, so the checker asks it last. */
export interface ListRule extends Rule {
  readonly says: (rule: string, found: number) => Message;
}

const segments = (count: number): readonly ExampleEdit[] =>
  Array.from({ length: count }, (_, i) => ({
    add: "segment",
    id: `segment-${i}`,
    parent: "site",
    name: `segment-${i}`,
    fields: { prefix: "10.0.0.0/33" },
  }));

export const findingsLeftOut: ListRule = {
  ...defineRule({
    id: "UL-X-403",
    name: "x/findings-left-out",
    severity: "info",
    platforms: ["ALL"],
    on: KINDS.map(({ name }) => name),
    what: "One rule has found more than a list can hold.",
    why: "Thousands of findings of one rule have mostly one cause. The list shows the first of them, so that the others are not lost in it; the rest is counted, not forgotten.",
    todo: "Mend what is listed, best all at once; the next ones then take its place.",
    sources: [ENGINEERING],
    // Judged over all findings in ../list-findings.ts.
    check() {},
    examples: {
      bad: [
        {
          title: `${LISTED_AT_MOST + 1} segments with a prefix that cannot be read`,
          base: "edge-single",
          edits: segments(LISTED_AT_MOST + 1),
        },
      ],
      good: [
        {
          title: "two segments with a prefix that cannot be read",
          base: "edge-single",
          edits: segments(2),
        },
      ],
    },
  }),
  says: (rule, found) =>
    say`${plain(found)} findings of ${rule}; the first ${plain(LISTED_AT_MOST)} are listed.`,
};
