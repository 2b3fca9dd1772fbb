import { jsonText } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { settledValue } from "#shared/facts/field-values";
import { mtuOf } from "#shared/facts/layer2";
import { nameOf } from "#shared/facts/names";
import { nodesOf } from "#shared/facts/networks";
import {
  ENCAPSULATION_OVERHEAD,
  isEncapsulation,
  largestPodMtu,
  type Encapsulation,
} from "#shared/facts/overlay-needs";
import { readInteger } from "#shared/facts/readings";
import { adapterIdsOf } from "#shared/facts/switches";
import { MTU_LIMITS } from "#shared/kinds/shared-fields";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const LABELS: Readonly<Record<Encapsulation, string>> = {
  vxlan: "VXLAN",
  ipip: "IP-in-IP",
  none: "no encapsulation",
};

/** What a plug-in uses where the design names no encapsulation (DM-27). */
const USUAL: ReadonlyMap<string, Encapsulation> = new Map([
  ["flannel", "vxlan"],
  ["calico", "ipip"],
]);

export const podMtu = defineRule({
  id: "UL-CNI-011",
  name: "cni/pod-mtu",
  severity: "warning",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "Pods send packets that do not fit into the node's once they are wrapped.",
  why: "Large packets are cut into pieces or lost; connections stall after the first exchange.",
  todo: "Set the pod MTU to that of the node less what the encapsulation adds.",
  sources: [ENGINEERING, seed("HYB", "Capabilities")],
  check(facts, cluster, report) {
    const pod = readInteger(facts, cluster, "podMtu", MTU_LIMITS);
    if (pod.state !== "ok") return;
    const wrap = encapsulationOf(facts, cluster);
    const narrowest = narrowestAdapter(facts, cluster);
    if (!wrap) return report.cannotTell(say`The encapsulation of ${cluster} is not known.`);
    if (!narrowest) return report.cannotTell(say`${cluster} has no node with an adapter yet.`);
    const most = largestPodMtu(narrowest.mtu, wrap);
    const { adapter } = narrowest;
    if (pod.value <= most)
      return report.pass(
        say`${pod.value} fits into ${narrowest.mtu} less ${ENCAPSULATION_OVERHEAD[wrap]}.`,
      );
    report.fail({
      field: "podMtu",
      with: [{ element: adapter, field: "mtu" }],
      message: say`Pod MTU ${pod.value} of ${cluster} must be at most ${most} with ${plain(LABELS[wrap])}, since ${nameOf(facts, adapter)} has ${narrowest.mtu}.`,
      data: { most },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { most } }) =>
    subject && typeof most === "number"
      ? [setFields(say`Set ${most}`, subject.element, { podMtu: most })]
      : [],
  examples: {
    bad: [
      {
        title: "Flannel VXLAN, node 1500, pod 1500",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { podMtu: 1500 } }],
      },
    ],
    good: [
      {
        title: "Flannel VXLAN, node 1500, pod 1450",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { podMtu: 1450 } }],
      },
      {
        title: "Calico IP-in-IP, node 1500, pod 1480",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { podMtu: 1480 } }],
      },
    ],
  },
});

function encapsulationOf(facts: Facts, cluster: ElementRecord): Encapsulation | undefined {
  const named = settledValue(facts, cluster, "encapsulation");
  const plugin = settledValue(facts, cluster, "plugin");
  const wrap = typeof named === "string" ? named : USUAL.get(jsonText(plugin));
  return isEncapsulation(wrap) ? wrap : undefined;
}

function narrowestAdapter(facts: Facts, cluster: ElementRecord) {
  let narrowest: { adapter: string; mtu: number } | undefined;
  for (const node of nodesOf(facts, cluster.id)) {
    for (const adapter of adapterIdsOf(facts, node.id)) {
      const mtu = mtuOf(facts, adapter);
      if (mtu !== undefined && (!narrowest || mtu < narrowest.mtu)) narrowest = { adapter, mtu };
    }
  }
  return narrowest;
}
