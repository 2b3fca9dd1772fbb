import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { readInteger, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const aksHostExtras = defineRule({
  id: "UL-LB-002",
  name: "lb/aks-host-extras",
  severity: "warning",
  platforms: ["HCI"],
  on: ["aksHost"],
  what: "The AKS host is given a load balancer VM or worker nodes.",
  why: "Neither applies to the management cluster: it is one VM, and applications do not run on it.",
  todo: "Remove them.",
  sources: [seed("HCI", "Minimum IP address reservation")],
  check(facts, host, report) {
    const planned = (["loadBalancerVms", "workerNodes"] as const).filter((field) => {
      return (valueOf(readInteger(facts, host, field)) ?? 0) > 0;
    });
    const workers = nodesOf(facts, host.id).filter(({ fields }) => fields["role"] === "worker");
    for (const field of planned) {
      const what = field === "workerNodes" ? "worker nodes" : "load balancer VM";
      report.fail({
        field,
        message: say`The AKS host has no ${plain(what)}; ${host} plans ${valueOf(readInteger(facts, host, field)) ?? 0}.`,
      });
    }
    for (const worker of workers) {
      report.fail({
        with: [{ element: worker.id, field: "role" }],
        message: say`The AKS host has no worker nodes; ${worker} is drawn as one of ${host}.`,
        which: worker.id,
      });
    }
    if (planned.length + workers.length === 0)
      report.pass(say`${host} has no load balancer VM and no worker.`);
  },
  fixes(facts, { subjects: [subject, worker] }) {
    const node = worker && elementOf(facts, worker.element);
    if (node) return [remove(say`Remove ${node}`, [node.id])];
    const host = subject && elementOf(facts, subject.element);
    if (!host || subject.field === undefined || isEmptyValue(host.fields[subject.field])) return [];
    return [clearField(facts, host.id, subject.field)];
  },
  examples: {
    bad: [
      {
        title: "AKS host with HAProxy VM",
        base: "hci-static",
        edits: [{ set: "aks-host", fields: { loadBalancerVms: 1 } }],
      },
      {
        title: "AKS host with a worker node",
        base: "hci-static",
        edits: [
          {
            add: "nodeVm",
            id: "aks-w1",
            parent: "h2",
            fields: { os: "linux", role: "worker", cluster: "aks-host" },
          },
        ],
      },
    ],
    good: [{ title: "AKS host with one control plane node", base: "hci-static" }],
  },
});
