import { say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

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
