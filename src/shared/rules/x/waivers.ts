import { say, type Message } from "#shared/kernel/message";
import { KINDS } from "#shared/kinds/index";
import type { WaiverRecord } from "#shared/model/records";
import { defineRule, type Rule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

/** A rule about waivers. It judges what the others found, so the checker asks it after them. */
export interface WaiverRule extends Rule {
  readonly says: (waiver: WaiverRecord) => Message;
}

const shared = {
  platforms: ["ALL"],
  on: KINDS.map(({ name }) => name),
  sources: [ENGINEERING],
  // Judged over all findings in ../waivers.ts.
  check() {},
  fixes(_facts, { data }) {
    const id = data["waiver"];
    if (typeof id !== "string") return [];
    return [{ title: say`Take back the waiver`, command: { name: "waiver.remove", args: { id } } }];
  },
} as const satisfies Partial<Rule>;

const PREFIX = { set: "host.ethernet", fields: { address: "10.0.0.57/244" } } as const;

export const waiverExpired: WaiverRule = {
  ...defineRule({
    id: "UL-X-401",
    name: "x/waiver-expired",
    severity: "warning",
    what: "The last valid day of a waiver is over, and what it accepted is still there.",
    why: "A problem was accepted for a time only. That time is over, so the problem counts again.",
    todo: "Mend the problem, waive it anew with a later day, or take back the waiver.",
    ...shared,
    examples: {
      bad: [
        {
          title: "waived until 31 October, judged on 20 November",
          base: "edge-single",
          today: "2026-11-20",
          edits: [PREFIX, { waive: "UL-ADDR-001|host.ethernet.address", expires: "2026-10-31" }],
        },
      ],
      good: [
        {
          title: "the last valid day is today",
          base: "edge-single",
          today: "2026-11-20",
          edits: [PREFIX, { waive: "UL-ADDR-001|host.ethernet.address", expires: "2026-11-20" }],
        },
        {
          title: "waived without an end",
          base: "edge-single",
          today: "2026-11-20",
          edits: [PREFIX, { waive: "UL-ADDR-001|host.ethernet.address" }],
        },
      ],
    },
  }),
  says: ({ rule, owner, expires }) =>
    say`The waiver of ${rule} by ${owner} ended on ${expires ?? ""}; the problem counts again.`,
};

export const waiverOrphaned: WaiverRule = {
  ...defineRule({
    id: "UL-X-402",
    name: "x/waiver-orphaned",
    severity: "info",
    what: "A waiver accepts a problem that is no longer found.",
    why: "Should the problem come back, nobody would be told: the old word would cover it in silence.",
    todo: "Take back the waiver.",
    ...shared,
    examples: {
      bad: [
        {
          title: "the address was corrected, the waiver stayed",
          base: "edge-single",
          edits: [{ waive: "UL-ADDR-001|host.ethernet.address" }],
        },
      ],
      good: [
        {
          title: "what is waived is still found",
          base: "edge-single",
          edits: [PREFIX, { waive: "UL-ADDR-001|host.ethernet.address" }],
        },
      ],
    },
  }),
  says: ({ rule, owner }) =>
    say`The waiver of ${rule} by ${owner} has nothing left to accept: the problem is no longer found.`,
};
