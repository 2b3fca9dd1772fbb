import { formatRange, rangesOverlap } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRange, readRangeList, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { withReplaced } from "../typed-texts.ts";

export const idleExclusion = defineRule({
  id: "UL-DHCP-008",
  name: "dhcp/idle-exclusion",
  severity: "warning",
  platforms: ["ALL"],
  on: ["dhcpScope"],
  what: "An exclusion has no address in common with the range of its scope.",
  why: "It has no effect. Usually it is a typing slip, and the addresses that were meant can still be leased.",
  todo: "Correct it to the addresses that must not be leased, or remove it.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const range = valueOf(readRange(facts, element, "range"));
    if (!range) return;
    for (const [index, reading] of readRangeList(element, "exclusions").entries()) {
      const exclusion = valueOf(reading);
      if (!exclusion) continue;
      if (rangesOverlap(exclusion, range)) {
        report.pass(say`${formatRange(exclusion)} touches the scope ${formatRange(range)}.`);
        continue;
      }
      report.fail({
        field: "exclusions",
        message: say`Exclusion ${formatRange(exclusion)} lies outside scope ${element} and does nothing.`,
        which: String(index),
        data: { index },
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    return element
      ? [setFields(say`Remove the exclusion`, element.id, withReplaced(element, finding, null))]
      : [];
  },
  examples: {
    bad: [
      {
        title: "scope .100–.133, exclusion .140–.144",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({
            range: "192.168.0.100-192.168.0.133",
            exclusions: ["192.168.0.140-192.168.0.144"],
          }),
        ],
      },
    ],
    good: [
      {
        title: "scope .100–.133, exclusion .129–.133",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({
            range: "192.168.0.100-192.168.0.133",
            exclusions: ["192.168.0.129-192.168.0.133"],
          }),
        ],
      },
    ],
  },
});
