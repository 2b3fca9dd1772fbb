import { plain, say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
import { findField } from "#shared/kinds/index";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
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

export const arcSectionMissing = defineRule({
  id: "UL-X-007",
  name: "x/arc-section-missing",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The cluster is not planned to be connected to Azure Arc.",
  why: "Since early 2025 the deployment asks for the Arc section and stops without it.",
  todo: "Fill in the Arc section of the configuration and mark the cluster as connected.",
  sources: [seed("EE_CONFIG", "Arc")],
  check(facts, cluster, report) {
    const platform = platformOf(facts, cluster.id);
    if (!platform || !findLimit("arcSectionRequired", platform.code, platform.edition)) return;
    if (cluster.fields["arcConnected"] === true)
      return report.pass(say`${cluster} is connected to Azure Arc.`);
    report.fail({
      field: "arcConnected",
      message: say`${cluster}: the Arc section of the configuration is missing.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [setFields(say`Mark it as connected`, subject.element, { arcConnected: true })] : [],
  examples: {
    bad: [
      {
        title: "no Arc section",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { arcConnected: null } }],
      },
    ],
    good: [
      { title: "Arc section filled in", base: "edge-single" },
      {
        title: "an edition that does not ask for it",
        base: "edge-single",
        edition: "2023-09",
        edits: [{ set: "cluster", fields: { arcConnected: null } }],
      },
    ],
  },
});

export const eulaNotAccepted = defineRule({
  id: "UL-X-008",
  name: "x/eula-not-accepted",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The licence is marked as not accepted.",
  why: "The deployment stops and waits for somebody at the keyboard, or fails when nobody is there.",
  todo: "Have the licence accepted by whoever may do so, and mark it.",
  sources: [seed("EE_CONFIG", "User")],
  check(_facts, cluster, report) {
    const accepted = cluster.fields["eulaAccepted"];
    if (accepted === true) report.pass(say`The licence is accepted.`);
    if (accepted !== false) return;
    report.fail({
      field: "eulaAccepted",
      message: say`${cluster}: the licence is not accepted (AcceptEula).`,
    });
  },
  // Only a person may accept a licence, so no fix does.
  examples: {
    bad: [
      {
        title: "AcceptEula = false",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { eulaAccepted: false } }],
      },
    ],
    good: [
      { title: "AcceptEula = true", base: "edge-single" },
      {
        title: "nobody has said yet",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { eulaAccepted: null } }],
      },
    ],
  },
});
