import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { linkedTo, nodesOf } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { readInteger, readText, valueOf } from "#shared/facts/readings";
import { vnetAt, vnetRanges } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { clearField, removeElement, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { takeFromPool } from "../vnet-fixes.ts";
import { addElement, connect, freeId } from "../wiring.ts";

/** UL-LB-001 */
export const oneHaproxy = defineRule({
  id: "UL-LB-001",
  name: "lb/one-haproxy",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A workload cluster does not have exactly one HAProxy load balancer VM.",
  why: "Every workload cluster is deployed with one; it answers for the API server and the services, and it takes an address of the node VM pool.",
  todo: "Draw one HAProxy VM for the cluster.",
  sources: [
    seed("HYB", "IP address resources"),
    seed("HCI", "Minimum IP address reservation"),
    seed("HCI", "Ingress controllers"),
  ],
  check(facts, cluster, report) {
    const balancers = haproxiesOf(facts, cluster.id);
    const [only, ...more] = balancers;
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
    return balancer ? [removeElement(say`Remove ${balancer}`, balancer.id)] : [];
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
    good: [{ title: "cluster A with HAProxy VM 10.20.30.13", base: "hci-static" }],
  },
});

function haproxiesOf(facts: Facts, cluster: string): ElementRecord[] {
  return balancersOf(facts, cluster).filter(
    (each) => readText(facts, each, "product") === "haproxyVm",
  );
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

/** UL-LB-002 */
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
    if (node) return [removeElement(say`Remove ${node}`, node.id)];
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

/** UL-LB-003 */
export const haproxyAddress = defineRule({
  id: "UL-LB-003",
  name: "lb/haproxy-address",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["loadBalancer"],
  what: "An HAProxy VM has an address outside the node VM pool of its network.",
  why: "The VM is served from the node pool like a node; what it answers for comes from the VIP pool, its own address does not.",
  todo: "Take a free address of the node VM pool, or leave the address to the platform.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HCI", "Split reserved IP addresses based on a static IP network model"),
  ],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, balancer, report) {
    const vnet = vnetAt(facts, balancer.id);
    if (!vnet || readText(facts, balancer, "product") !== "haproxyVm") return;
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    const pool = listed(ranges.map(formatRange));
    for (const { field, range, single, network } of claimsOf(facts, balancer.id)) {
      if (!single) continue;
      const address = formatIpv4(range.start);
      if (ranges.length === 0) {
        report.cannotTell(
          say`${vnet} has no readable node VM pool that ${address} could be compared with.`,
        );
      } else if (ranges.some((each) => rangeContains(each, range.start))) {
        report.pass(say`${address} lies in the node VM pool ${pool}.`);
      } else {
        report.fail({
          field,
          with: [
            { element: vnet.id, field: "nodeVmPool" },
            ...(network === undefined ? [] : [{ element: network, field: "prefix" }]),
          ],
          message: say`HAProxy VM ${balancer} ${address} must come from the node VM pool ${pool}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? takeFromPool(facts, subject.element, "address", "nodeVmPool") : [],
  examples: {
    bad: [
      {
        title: "HAProxy VM 10.20.30.34",
        base: "hci-static",
        edits: [{ set: "a-lb", fields: { address: "10.20.30.34" } }],
      },
      {
        title: "HAProxy VM with an address of the VIP pool",
        base: "hci-static",
        edits: [{ remove: "front-b1" }, { set: "a-lb", fields: { address: "10.20.30.33" } }],
      },
    ],
    good: [
      { title: "HAProxy VM 10.20.30.13, node pool 10.20.30.2–10.20.30.28", base: "hci-static" },
    ],
  },
});
