import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { fixedServiceStart } from "#shared/facts/fixed-service-start";
import { networkOf } from "#shared/facts/networks";
import { readIpv4 } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

export const serviceStart = defineRule({
  id: "UL-VIP-013",
  name: "vip/service-start",
  severity: "error",
  platforms: ["EE-S"],
  on: ["addressPool"],
  what: "A start is typed for the service range of a single machine cluster.",
  why: "Only the size can be chosen here: the range always begins at .4 of the internal network.",
  todo: "Clear the first address and keep the size.",
  sources: [seed("EE", "Networking by deployment type")],
  silences: ["UL-ADDR-016", "UL-ADDR-017", "UL-ADDR-025"],
  check(facts, element, report) {
    if (element.fields["role"] !== "eeService") return;
    const network = networkOf(facts, element.id);
    const fixed = fixedServiceStart(facts, element);
    const begins =
      fixed === undefined ? say`.4 of the internal network` : say`${formatIpv4(fixed)}`;
    if (isEmptyValue(element.fields["start"])) {
      report.pass(say`${element} leaves its start to the set-up: ${begins}.`);
      return;
    }
    const typed = readIpv4(facts, element, "start");
    if (typed.state === "invalid") return;
    report.fail({
      field: "start",
      ...(network === undefined ? {} : { with: [{ element: network }] }),
      message: say`ServiceIPRangeStart is not available for a single machine cluster; the range starts at ${begins}.`,
      ...(typed.state === "ok" && typed.value === fixed ? { severity: "warning" } : {}),
    });
  },
  fixes(facts, { subjects: [subject] }) {
    return subject ? [clearField(facts, subject.element, "start")] : [];
  },
  examples: {
    bad: [
      {
        title: "ServiceIPRangeStart = 192.168.0.100",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { start: "192.168.0.100" } }],
      },
      {
        title: "ServiceIPRangeStart = 192.168.0.4, which is only a warning",
        base: "edge-single",
        edits: [{ set: "cluster.services", fields: { start: "192.168.0.4" } }],
      },
    ],
    good: [{ title: "ServiceIPRangeSize = 10 only", base: "edge-single" }],
  },
});
