import { say } from "#shared/kernel/message";
import { pluginOf } from "#shared/facts/plugins";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";
import { flannel, useCalico } from "./calico-instead.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

export const policyIgnored = defineRule({
  id: "UL-CNI-002",
  name: "cni/policy-ignored",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["networkPolicy"],
  what: "A cluster with Flannel has a network policy.",
  why: "Flannel does not enforce policies: what the policy forbids goes on.",
  todo: "Switch to Calico before the cluster is deployed, or delete the policy.",
  sources: [CAPABILITIES],
  silences: ["UL-CNI-013"],
  check(facts, policy, report) {
    const cluster = policy.parent;
    if (cluster === null) return;
    const plugin = pluginOf(facts, cluster);
    if (plugin !== "flannel")
      return plugin === "" ? undefined : report.pass(say`${plugin} enforces ${policy}.`);
    report.fail({
      with: [{ element: cluster, field: "plugin" }],
      message: say`Flannel does not enforce network policies; ${policy} would have no effect.`,
    });
  },
  fixes: (facts, { subjects: [policy, place] }) =>
    policy && place
      ? [...useCalico(facts, place.element), remove(say`Delete the policy`, [policy.element])]
      : [],
  examples: {
    bad: [
      {
        title: "Flannel and the policy deny-all",
        base: "hci-static",
        edits: [flannel(), denyAll()],
      },
    ],
    good: [{ title: "Calico and the policy deny-all", base: "hci-static", edits: [denyAll()] }],
  },
});

function denyAll() {
  return {
    add: "networkPolicy",
    id: "deny",
    parent: "a",
    name: "deny-all",
    fields: { directions: ["ingress"] },
  } as const;
}
