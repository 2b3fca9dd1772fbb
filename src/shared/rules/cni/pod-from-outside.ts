import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { clustersHolding } from "#shared/facts/cluster-blocks";
import { clusterAround, siteOfFlow, typedTarget } from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { referenceOf } from "#shared/facts/references";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { repointToService } from "../lb/pod-address.ts";
import { seed } from "../sources.ts";

export const podFromOutside = defineRule({
  id: "UL-CNI-017",
  name: "cni/pod-from-outside",
  severity: "error",
  platforms: ["HCI", "HYB", "ASE"],
  on: ["flow"],
  what: "A flow from outside the cluster leads to the address of a pod.",
  why: "Pod addresses belong to an overlay that is cut off from the network around the nodes; nobody outside has a route to them.",
  todo: "Expose the pods by a LoadBalancer service, and lead the flow there.",
  sources: [seed("HYB", "Kubernetes networks"), seed("ASE", "Kubernetes networking components")],
  silences: ["UL-LB-025"],
  check(facts, flow, report) {
    const address = typedTarget(facts, flow.id);
    const source = referenceOf(facts, flow.id, "source");
    if (address === undefined) return;
    const text = formatIpv4(address);
    const clusters = clustersHolding(facts, siteOfFlow(facts, flow.id), address, "pods");
    const [cluster] = clusters;
    if (cluster === undefined) return;
    if (source === undefined) return report.cannotTell(say`${flow} names no source.`);
    const own = clusterAround(facts, source);
    if (own !== undefined && clusters.includes(own))
      return report.pass(
        say`${nameOf(facts, source)} is inside ${nameOf(facts, own)}, where ${text} is a pod address.`,
      );
    report.fail({
      field: "destinationAddress",
      with: [{ element: cluster, field: "podCidr" }],
      message: say`${text} is a pod address and is not reachable from ${nameOf(facts, source)}.`,
    });
  },
  fixes: (facts, { subjects: [flow, place] }) =>
    flow && place ? repointToService(facts, flow.element, place.element) : [],
  examples: {
    bad: [
      {
        title: "PC 10.1.1.80 → pod 10.244.1.7",
        base: "hci-static",
        edits: [
          ...pc(),
          { set: "database-app", fields: { podAddress: "10.244.1.7" } },
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "pc", destinationAddress: "10.244.1.7", port: 80 },
          },
        ],
      },
    ],
    good: [
      {
        title: "PC 10.1.1.80 → service 10.20.30.31",
        base: "hci-static",
        edits: [
          ...pc(),
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "pc", destinationAddress: "10.20.30.31", port: 80 },
          },
        ],
      },
      {
        title: "from inside the cluster",
        base: "hci-static",
        edits: [
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "a", destinationAddress: "10.244.1.7", port: 80 },
          },
        ],
      },
    ],
  },
});

function pc() {
  return [...sitePc("10.1.1.80", "core")] as const;
}
