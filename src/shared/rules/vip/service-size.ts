import { parseInteger } from "#shared/address/integer";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const serviceSize = defineRule({
  id: "UL-VIP-018",
  name: "vip/service-size",
  severity: "error",
  platforms: ["EE"],
  on: ["addressPool"],
  what: "The size of the service range is not a whole number of at least 1.",
  why: "ServiceIPRangeSize is a count of addresses. A typed 0 is read as: no service range.",
  todo: "Write how many services are to have an address of their own, or clear the field.",
  sources: [seed("EE", "Networking by deployment type"), ENGINEERING],
  check(_facts, element, report) {
    const size = element.fields["size"];
    if (element.fields["role"] !== "eeService" || isEmptyValue(size) || size === 0 || size === "0")
      return;
    if (parseInteger(size, { min: 1 }).ok) {
      report.pass(say`${JSON.stringify(size)} is a whole number of at least 1.`);
      return;
    }
    report.fail({
      field: "size",
      message: say`ServiceIPRangeSize must be a whole number of at least 1; ${JSON.stringify(size)} is none.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const size = subject && elementOf(facts, subject.element)?.fields["size"];
    if (!subject) return [];
    const rounded = Math.ceil(Number(size));
    return Number.isSafeInteger(rounded) && rounded >= 1
      ? [setFields(say`Round up to ${rounded}`, subject.element, { size: rounded })]
      : [clearField(facts, subject.element, "size")];
  },
  examples: {
    bad: [
      {
        title: "ServiceIPRangeSize = -5",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: -5 } }],
      },
      {
        title: "ServiceIPRangeSize = 9.5",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: 9.5 } }],
      },
    ],
    good: [
      { title: "ServiceIPRangeSize = 10", base: "edge-single" },
      {
        title: "a typed 0 means not set",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { size: 0 } }],
      },
    ],
  },
});
