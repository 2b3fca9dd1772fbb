import { plain, say } from "#shared/kernel/message";
import { findField } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

const SKIPS = ["skipAddressFreeCheck", "skipDnsCheck"] as const;

export const skipCheckSet = defineRule({
  id: "UL-X-006",
  name: "x/skip-check-set",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "A check of the product is switched off.",
  why: "Its switch is meant for machines on which the check itself fails; elsewhere it hides a taken address or a dead DNS server.",
  todo: "Leave the check on, and switch it off only on the machine that needs it.",
  sources: [seed("EE_CONFIG", "Network"), seed("EE_ISSUES", "152")],
  check(_facts, cluster, report) {
    const skipped = SKIPS.filter((field) => cluster.fields[field] === true);
    if (skipped.length === 0) return report.pass(say`All checks of the product are on.`);
    for (const field of skipped) {
      const label = findField("cluster", field)?.label ?? field;
      report.fail({ field, message: say`${cluster}: ${plain(`"${label}"`)} is set.` });
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject?.field === undefined ? [] : [clearField(facts, subject.element, subject.field)],
  examples: {
    bad: [
      {
        title: "SkipAddressFreeCheck = true",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { skipAddressFreeCheck: true } }],
      },
      {
        title: "SkipDnsCheck = true",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { skipDnsCheck: true } }],
      },
    ],
    good: [{ title: "neither is set", base: "edge-scalable" }],
  },
});
