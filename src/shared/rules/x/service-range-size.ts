import { say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
import { readInteger } from "#shared/facts/readings";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** In the oldest edition only UL-VIP-014 speaks of a largest size. */
export const serviceRangeSize = defineRule({
  id: "UL-X-002",
  name: "x/service-range-size",
  severity: "error",
  platforms: ["EE"],
  on: ["addressPool"],
  what: "The service range is larger than the product accepts.",
  why: "The deployment refuses the configuration.",
  todo: "Lower the size to what the edition of the documents allows.",
  sources: [seed("EE_CONFIG", "Init")],
  check(facts, pool, report) {
    const platform = platformOf(facts, pool.id);
    if (pool.fields["role"] !== "eeService" || !platform || platform.edition === "2023-02") return;
    const limit = findLimit("serviceRangeSize", platform.code, platform.edition)?.value;
    const size = readInteger(facts, pool, "size");
    if (limit === undefined || size.state !== "ok") return;
    if (size.value <= limit) return report.pass(say`${size.value} of at most ${limit} addresses.`);
    report.fail({
      field: "size",
      message: say`${pool} has ${size.value} addresses; the product accepts at most ${limit}.`,
      data: { limit },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { limit } }) =>
    subject && typeof limit === "number"
      ? [setFields(say`Set ${limit}`, subject.element, { size: limit })]
      : [],
  examples: {
    bad: [
      {
        title: "ServiceIPRangeSize = 128",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: 128 } }],
      },
    ],
    good: [
      {
        title: "ServiceIPRangeSize = 127",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: 127 } }],
      },
    ],
  },
});
