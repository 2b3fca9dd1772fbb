import { prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import { fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { claimsNear } from "#shared/facts/holders";
import { siteOfFlow, typedTarget } from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { clusterOf, networkOf, networkPrefix, nodesOf } from "#shared/facts/networks";
import { pluginOf } from "#shared/facts/plugins";
import { referenceOf } from "#shared/facts/references";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { flannel, useCalico } from "./calico-instead.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

/** Only between a workload, which is pods, and a VM. */
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
      {
        title: "Calico, nodes 10.20.30.0/26, VM 10.20.30.50",
        base: "hci-static",
        edits: [...vmFlow("10.20.30.50", "nodes")],
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
