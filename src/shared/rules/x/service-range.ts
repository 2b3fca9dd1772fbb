import { parseInteger } from "#shared/address/integer";
import { say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
import { readInteger } from "#shared/facts/readings";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** Size that the vendor's samples give. */
const SAMPLE_SIZE = 10;

export const serviceRangeZero = defineRule({
  id: "UL-X-001",
  name: "x/service-range-zero",
  severity: "warning",
  platforms: ["EE"],
  on: ["addressPool"],
  what: "The service range has size 0.",
  why: "The product then hands out no address to LoadBalancer services; they stay pending for ever.",
  todo: "Give the range a size, or leave it out when no service needs an address.",
  sources: [seed("EE_CONFIG", "Init")],
  check(facts, pool, report) {
    if (pool.fields["role"] !== "eeService") return;
    const size = parseInteger(pool.fields["size"] ?? "");
    if (!size.ok) return;
    if (size.value !== 0) return report.pass(say`The size is ${size.value}.`);
    report.fail({
      field: "size",
      message: say`${pool} has size 0: LoadBalancer services would get no address.`,
      data: { isSingle: platformOf(facts, pool.id)?.code === "EE-S" },
    });
  },
  // On a scalable cluster the addresses behind the start may be somebody's.
  fixes: (_facts, { subjects: [subject], data: { isSingle } }) =>
    subject && isSingle === true
      ? [
          setFields(say`Set ${SAMPLE_SIZE}, as the samples do`, subject.element, {
            size: SAMPLE_SIZE,
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "ServiceIPRangeSize = 0",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: 0 } }],
      },
    ],
    good: [{ title: "ServiceIPRangeSize = 10", base: "edge-single" }],
  },
});

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
