import { parseInteger } from "#shared/address/integer";
import { say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
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
