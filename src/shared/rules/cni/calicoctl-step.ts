import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { childrenOf, kindOf, type Facts } from "#shared/facts/engine";
import { clusterOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { pluginOf } from "#shared/facts/plugins";
import { referenceOf } from "#shared/facts/references";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";
import { flannel } from "./calico-instead.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

/** A step that acts on no cluster in particular is about all of the site. */
export const calicoctlStep = defineRule({
  id: "UL-CNI-016",
  name: "cni/calicoctl-step",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["runbookStep"],
  what: "A step uses calicoctl, and the cluster has Flannel.",
  why: "The tool belongs to Calico; Flannel has no command line.",
  todo: "Leave the step out.",
  sources: [CAPABILITIES],
  check(facts, step, report) {
    if (!/\bcalicoctl\b/i.test(`${jsonText(step.fields["command"])} ${step.name}`)) return;
    const clusters = clustersOfStep(facts, step);
    const flannels = clusters.filter((id) => pluginOf(facts, id) === "flannel");
    if (clusters.length === 0) return report.cannotTell(say`${step} names no cluster.`);
    if (flannels.length < clusters.length)
      return report.pass(say`${step} acts on a cluster with Calico.`);
    report.fail({
      field: "command",
      with: flannels.map((element) => ({ element, field: "plugin" })),
      message: say`${step}: calicoctl is not available with Flannel.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [remove(say`Remove the step`, [subject.element])] : [],
  examples: {
    bad: [{ title: "Flannel and calicoctl", base: "hci-static", edits: [flannel(), calicoctl()] }],
    good: [{ title: "Calico and calicoctl", base: "hci-static", edits: [calicoctl()] }],
  },
});

function clustersOfStep(facts: Facts, step: ElementRecord): string[] {
  const target = referenceOf(facts, step.id, "target");
  const named =
    target !== undefined && kindOf(facts, target) === "nodeVm" ? clusterOf(facts, target) : target;
  if (named !== undefined) return kindOf(facts, named) === "cluster" ? [named] : [];
  const site = siteIdOf(facts, step.id);
  return site === undefined ? [] : childrenOf(facts, site, "cluster").map(({ id }) => id);
}

function calicoctl() {
  return {
    add: "runbookStep",
    id: "step",
    parent: "site",
    name: "Show the pools",
    fields: { action: "other", target: "a", command: "calicoctl get ippool -o wide" },
  } as const;
}
