import { prefixContains } from "#shared/address/prefix";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import { isDeployed } from "#shared/facts/deployed";
import { childrenOf, elementOf, fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { claimsNear } from "#shared/facts/holders";
import { siteOfFlow, typedTarget } from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { clusterOf, networkOf, networkPrefix, nodesOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { pluginOf } from "#shared/facts/plugins";
import { referenceOf } from "#shared/facts/references";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

/** UL-CNI-002 */
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

/** UL-CNI-003 */
export const flannelIpv6 = defineRule({
  id: "UL-CNI-003",
  name: "cni/flannel-ipv6",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster with Flannel has IPv6 or dual-stack pods.",
  why: "Flannel has no IPv6 support on this platform.",
  todo: "Switch to Calico, or use IPv4 only.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    if (pluginOf(facts, cluster.id) !== "flannel") return;
    const families = cluster.fields["ipFamilies"];
    const isListed = Array.isArray(families) && families.includes("ipv6");
    const isTyped = jsonText(cluster.fields["podCidr"]).includes(":");
    if (!isListed && !isTyped) return report.pass(say`The pods of ${cluster} use IPv4.`);
    report.fail({
      field: isTyped ? "podCidr" : "ipFamilies",
      message: say`Flannel has no IPv6 support; the pods of ${cluster} need IPv4.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject
      ? [
          ...useCalico(facts, subject.element),
          setFields(say`Use IPv4 only`, subject.element, {
            ipFamilies: ["ipv4"],
            ...(subject.field === "podCidr" ? { podCidr: null } : {}),
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "Flannel, pod network fd00:10::/56",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { podCidr: "fd00:10::/56" } }],
      },
      {
        title: "Flannel, dual stack",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { ipFamilies: ["ipv4", "ipv6"] } }],
      },
    ],
    good: [
      {
        title: "Flannel, pod network 10.244.0.0/16",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { podCidr: "10.244.0.0/16" } }],
      },
    ],
  },
});

/** UL-CNI-004. Only between a workload, which is pods, and a VM. */
export const vmBesideNodes = defineRule({
  id: "UL-CNI-004",
  name: "cni/vm-beside-nodes",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["flow"],
  what: "With Flannel, a pod and a VM on the network of the nodes are to talk.",
  why: "Flannel does not connect pods with VMs on the same network; VMs on another one are reached.",
  todo: "Switch to Calico, or move the VM to another network.",
  sources: [CAPABILITIES],
  check(facts, flow, report) {
    const ends = [referenceOf(facts, flow.id, "source"), targetOf(facts, flow)];
    const pod = ends.find((id) => id !== undefined && kindOf(facts, id) === "workload");
    const vm = ends.find((id) => id !== undefined && isVm(facts, id));
    const cluster = pod === undefined ? undefined : clusterOf(facts, pod);
    if (cluster === undefined || vm === undefined || pluginOf(facts, cluster) !== "flannel") return;
    if (networkOf(facts, vm) === undefined && elementAddress(facts, vm) === undefined)
      return report.cannotTell(say`The network of ${nameOf(facts, vm)} is not known.`);
    if (!isBeside(facts, cluster, vm))
      return report.pass(
        say`${nameOf(facts, vm)} is on another network than the nodes of ${nameOf(facts, cluster)}.`,
      );
    report.fail({
      with: [{ element: cluster, field: "plugin" }, { element: vm }],
      message: say`With Flannel, pods cannot talk to ${nameOf(facts, vm)} on the same network.`,
    });
  },
  fixes: (facts, { subjects: [, place] }) => (place ? useCalico(facts, place.element) : []),
  examples: {
    bad: [
      {
        title: "Flannel, nodes 10.20.30.0/26, VM 10.20.30.50",
        base: "hci-static",
        edits: [flannel(), ...vmFlow("10.20.30.50", "nodes")],
      },
    ],
    good: [
      {
        title: "Flannel, nodes 10.20.30.0/26, VM 10.1.1.50",
        base: "hci-static",
        edits: [flannel(), ...vmFlow("10.1.1.50", "core")],
      },
      {
        title: "Calico, nodes 10.20.30.0/26, VM 10.20.30.50",
        base: "hci-static",
        edits: vmFlow("10.20.30.50", "nodes"),
      },
    ],
  },
});

/** The element at the far end of a flow, also where the flow names its address. */
function targetOf(facts: Facts, flow: ElementRecord): string | undefined {
  const named = referenceOf(facts, flow.id, "destination");
  const address = typedTarget(facts, flow.id);
  if (named !== undefined || address === undefined) return named;
  return claimsNear(facts, siteOfFlow(facts, flow.id), address).find(({ owner }) =>
    isVm(facts, owner),
  )?.owner;
}

function isVm(facts: Facts, id: string): boolean {
  return kindOf(facts, id) === "externalEndpoint" && fieldOf(facts, id, "role") === "otherVm";
}

function isBeside(facts: Facts, cluster: string, vm: string): boolean {
  const networks = new Set(
    [
      networkOf(facts, cluster),
      ...nodesOf(facts, cluster).map(({ id }) => networkOf(facts, id)),
    ].filter((id) => id !== undefined),
  );
  const own = networkOf(facts, vm);
  if (own !== undefined) return networks.has(own);
  const address = elementAddress(facts, vm);
  return [...networks].some((network) => {
    const prefix = networkPrefix(facts, network);
    return prefix !== undefined && address !== undefined && prefixContains(prefix, address);
  });
}

/** UL-CNI-016. A step that acts on no cluster in particular is about all of the site. */
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

/** UL-CNI-018 */
export const manyFlannels = defineRule({
  id: "UL-CNI-018",
  name: "cni/many-flannels",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster with Flannel has more than one pod network.",
  why: "Flannel serves one network with each daemon; Calico serves many with one.",
  todo: "Plan one daemon for each further network, or switch to Calico.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    const more = cluster.fields["morePodNetworks"];
    if (isEmptyValue(more) || !Array.isArray(more)) return;
    const plugin = pluginOf(facts, cluster.id);
    if (plugin === "") return report.cannotTell(say`The plug-in of ${cluster} is not given.`);
    if (plugin !== "flannel")
      return report.pass(say`${plugin} serves ${more.length + 1} pod networks.`);
    report.fail({
      field: "morePodNetworks",
      message: say`Flannel needs one daemon per additional network; ${cluster} has ${more.length} more.`,
    });
  },
  examples: {
    bad: [
      {
        title: "Flannel with two pod networks",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { morePodNetworks: ["10.245.0.0/16"] } }],
      },
    ],
    good: [
      {
        title: "Calico with two pod networks",
        base: "hci-static",
        edits: [{ set: "a", fields: { morePodNetworks: ["10.245.0.0/16"] } }],
      },
    ],
  },
});

/** Calico instead, as long as the cluster is not deployed. */
function useCalico(facts: Facts, cluster: string): Fix[] {
  const element = elementOf(facts, cluster);
  if (!element || isDeployed(facts, cluster)) return [];
  return [setFields(say`Switch ${element} to Calico`, cluster, { plugin: "calico" })];
}

function flannel() {
  return { set: "a", fields: { plugin: "flannel" } } as const;
}

function denyAll() {
  return {
    add: "networkPolicy",
    id: "deny",
    parent: "a",
    name: "deny-all",
    fields: { directions: ["ingress"] },
  } as const;
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

function vmFlow(address: string, segment: string) {
  return [
    { add: "workload", id: "app", parent: "a", name: "app", fields: { labels: ["app=app"] } },
    {
      add: "externalEndpoint",
      id: "vm",
      parent: "site",
      name: "vm",
      fields: { role: "otherVm", address },
    },
    { connect: "vm", to: segment },
    {
      add: "flow",
      id: "query",
      parent: "site",
      fields: { source: "app", destination: "vm", port: 1433 },
    },
  ] as const;
}
