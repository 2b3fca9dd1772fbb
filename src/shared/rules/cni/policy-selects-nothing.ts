import { say } from "#shared/kernel/message";
import { labelsIn, workloadIds, workloadsWith } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { labelsInWords, offerLabels } from "../lb/selectors.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { policy, tiers } from "./policy-examples.ts";

const CONCEPTS = seed(
  "HYB",
  "Container networking concepts in Azure Kubernetes Service (AKS) on Azure Stack HCI",
);

export const policySelectsNothing = defineRule({
  id: "UL-CNI-013",
  name: "cni/policy-selects-nothing",
  severity: "warning",
  platforms: ["ALL"],
  on: ["networkPolicy"],
  what: "A network policy selects labels that no workload has.",
  why: "It has no effect, and what it was meant to protect stays open.",
  todo: "Write the labels of the workload, letter by letter.",
  sources: [ENGINEERING, CONCEPTS],
  check(facts, policy, report) {
    const cluster = policy.parent;
    const selector = labelsIn(facts, policy.id, "selector");
    if (cluster === null || selector.length === 0) return;
    if (workloadIds(facts, cluster).length === 0)
      return report.cannotTell(say`No workload is drawn in ${nameOf(facts, cluster)}.`);
    const [first] = workloadsWith(facts, cluster, selector);
    if (first !== undefined) return report.pass(say`${policy} selects ${nameOf(facts, first)}.`);
    report.fail({
      field: "selector",
      message: say`${policy} selects nothing (${labelsInWords(selector)}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? offerLabels(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "policy for app=pay, no such pods",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=pay"] })],
      },
    ],
    good: [
      {
        title: "policy for app=WS, pods exist",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=WS"], ingress: [{}] })],
      },
    ],
  },
});
