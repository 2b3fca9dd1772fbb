import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { linkedTo, nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId, remove } from "../wiring.ts";

export const oneHaproxy = defineRule({
  id: "UL-LB-001",
  name: "lb/one-haproxy",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A workload cluster does not have exactly one HAProxy load balancer VM.",
  why: "Every workload cluster is deployed with one; it answers for the API server and the services, and it takes an address of the node VM pool.",
  todo: "Draw one HAProxy VM for the cluster, or KubeVIP where the load balancer is set to none.",
  sources: [
    seed("HYB", "IP address resources"),
    seed("HCI", "Minimum IP address reservation"),
    seed("HCI", "Ingress controllers"),
  ],
  check(facts, cluster, report) {
    const balancers = balancersFor(facts, cluster.id, "haproxyVm");
    const [only, ...more] = balancers;
    const [kubeVip] = only ? [] : balancersFor(facts, cluster.id, "kubeVip");
    // The setting "none" of the load balancer: nothing is deployed beside the nodes.
    if (kubeVip)
      return report.pass(say`${kubeVip} answers for the API server of ${cluster} instead.`);
    if (only && more.length === 0) return report.pass(say`${only} balances for ${cluster}.`);
    report.fail({
      with: balancers.map(({ id }) => ({ element: id })),
      message: only
        ? say`${cluster} has ${balancers.length} HAProxy load balancer VMs (${listed(balancers)}); the product deploys one.`
        : say`${cluster} needs its HAProxy load balancer VM.`,
    });
  },
  fixes(facts, { subjects: [subject, first, ...extra] }) {
    const cluster = subject && elementOf(facts, subject.element);
    if (!cluster) return [];
    if (!first) return addBalancer(facts, cluster);
    const [second] = extra;
    const balancer = second && extra.length === 1 ? elementOf(facts, second.element) : undefined;
    return balancer ? [remove(say`Remove ${balancer}`, [balancer.id])] : [];
  },
  examples: {
    bad: [
      { title: "cluster A without HAProxy VM", base: "hci-static", edits: [{ remove: "a-lb" }] },
      {
        title: "cluster A with two HAProxy VMs",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "a-lb2",
            parent: "h1",
            fields: { product: "haproxyVm", cluster: "a" },
          },
        ],
      },
    ],
    good: [
      { title: "cluster A with HAProxy VM 10.20.30.15", base: "hci-static" },
      {
        title: "cluster A with KubeVIP, load balancer set to none",
        base: "hci-static",
        edits: [
          { remove: "a-lb" },
          {
            add: "loadBalancer",
            id: "a-vip",
            parent: "a",
            fields: { product: "kubeVip", cluster: "a" },
          },
        ],
      },
    ],
  },
});

function balancersFor(facts: Facts, cluster: string, product: string): ElementRecord[] {
  return balancersOf(facts, cluster).filter((each) => readText(facts, each, "product") === product);
}

/** On the server of the cluster's first node, on the switch of that node; else inside the cluster. */
function addBalancer(facts: Facts, cluster: ElementRecord): Fix[] {
  const [node] = nodesOf(facts, cluster.id);
  const server = node && machineOf(facts, node.id);
  const [adapter] = node ? childrenOf(facts, node.id, "vnic") : [];
  const vswitch = adapter && linkedTo(facts, adapter.id, "attachment");
  const id = freeId(facts, `${cluster.id}-lb`);
  const name = `${cluster.name}-lb`;
  const title = say`Add an HAProxy VM for ${cluster}`;
  const fields = { product: "haproxyVm", cluster: cluster.id, layer: "4" };
  const added = addElement(title, id, "loadBalancer", server?.id ?? cluster.id, name, fields);
  if (!server || !vswitch) return [added];
  return [together(title, "Add load balancer", [added, connect(title, id, vswitch.id)])];
}
