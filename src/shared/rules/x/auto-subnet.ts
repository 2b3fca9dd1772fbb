import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { governingFact } from "#shared/facts/field-values";
import { networkPrefix } from "#shared/facts/networks";
import { switchMode } from "#shared/facts/switches";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const autoSubnet = defineRule({
  id: "UL-X-003",
  name: "x/auto-subnet",
  severity: "info",
  platforms: ["EE-S"],
  on: ["vswitch"],
  what: "No internal prefix is chosen, so the set-up looks for a free one.",
  why: "The search takes a 192.168.x.0/24 that looks free on that day, and on some machines it finds none and stops the deployment.",
  todo: "Choose the prefix (Ip4AddressPrefix), so that the plan holds on every machine.",
  sources: [seed("EE_CONFIG", "Network"), seed("EE_ISSUES", "98, 131, 152")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "internal") return;
    if (governingFact(facts, vswitch, "prefix")?.requirement !== "optional") return;
    const prefix = networkPrefix(facts, vswitch.id);
    const text = prefix ? formatPrefix(prefix) : "192.168.0.0/24";
    if (!isEmptyValue(vswitch.fields["prefix"])) return report.pass(say`${text} is chosen.`);
    report.fail({
      field: "prefix",
      message: say`${vswitch}: the set-up will look for a free 192.168.x.0/24; ${text} is assumed here.`,
      data: { prefix: text },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { prefix } }) =>
    subject && typeof prefix === "string"
      ? [setFields(say`Choose ${prefix}`, subject.element, { prefix })]
      : [],
  examples: {
    bad: [
      {
        title: "Ip4AddressPrefix empty",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { prefix: null } }],
      },
    ],
    good: [
      { title: "Ip4AddressPrefix = 192.168.0.0/24", base: "edge-single" },
      {
        title: "an edition in which the prefix is fixed",
        base: "edge-single",
        edition: "2023-02",
        edits: [{ set: "host.switch", fields: { prefix: null } }],
      },
    ],
  },
});
