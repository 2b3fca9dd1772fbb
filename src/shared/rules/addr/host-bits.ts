import { formatPrefix, parsePrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced } from "../typed-texts.ts";

const TYPES = new Set(["prefix", "prefix-list"] as const);

export const hostBits = defineRule({
  id: "UL-ADDR-004",
  name: "addr/host-bits",
  severity: "warning",
  platforms: ["ALL"],
  on: kindsWithTexts(TYPES),
  what: "A network prefix has host bits set.",
  why: "The meaning is clear, but the exported value may be refused, and readers take it for the address of a host.",
  todo: "Write the network address, in which all bits beyond the length are zero.",
  sources: [ENGINEERING, seed("HCI", "Microsoft On-premises Cloud service")],
  check(_facts, element, report) {
    for (const text of textsOf(element, TYPES)) {
      // Destinations of routes are judged with their route, UL-ROUTE-001.
      if (text.column !== undefined) continue;
      const parsed = parsePrefix(text.text);
      if (!parsed.ok) continue;
      const network = formatPrefix(parsed.value.prefix);
      if (!parsed.value.hostBits) {
        report.pass(say`${network} is the network address itself.`);
        continue;
      }
      const { data, ...place } = placeOf(text);
      report.fail({
        field: text.field,
        message: say`${element}: ${text.text} has host bits set; the network is ${network}.`,
        ...place,
        data: { ...data, network },
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    const { network } = finding.data;
    return element && typeof network === "string"
      ? [setFields(say`Write ${network}`, element.id, withReplaced(element, finding, network))]
      : [];
  },
  examples: {
    bad: [
      {
        title: "prefix 192.168.0.5/24",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "192.168.0.5/24" } }],
      },
    ],
    good: [
      {
        title: "prefix 192.168.0.0/24",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "192.168.0.0/24" } }],
      },
    ],
  },
});
