import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { clustersHolding } from "#shared/facts/cluster-blocks";
import { elementOf, type Facts } from "#shared/facts/engine";
import { siteOfFlow, typedTarget } from "#shared/facts/flow-roles";
import { workloadIds } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { serviceFor } from "./workload-fixes.ts";

export const podAddress = defineRule({
  id: "UL-LB-025",
  name: "lb/pod-address",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow", "workload"],
  what: "A flow or a configuration names the address of a pod.",
  why: "Pods get another address whenever they start again or move to another node.",
  todo: "Name a service instead, which keeps its address and its name.",
  sources: [seed("ASE", "Networking requirements")],
  check(facts, element, report) {
    if (element.kind === "workload") {
      const address = valueOf(readIpv4(facts, element, "podAddress"));
      if (address === undefined) return;
      return report.fail({
        field: "podAddress",
        message: say`A configuration names the pod address ${formatIpv4(address)} of ${element}, which is not stable; use a service.`,
      });
    }
    const address = typedTarget(facts, element.id);
    if (address === undefined) return;
    const text = formatIpv4(address);
    const [cluster] = clustersHolding(facts, siteOfFlow(facts, element.id), address, "pods");
    if (cluster === undefined) return report.pass(say`${text} is in no pod network of the site.`);
    report.fail({
      field: "destinationAddress",
      with: [{ element: cluster, field: "podCidr" }],
      message: say`${element} targets pod address ${text}, which is not stable; use a service.`,
    });
  },
  fixes(facts, { subjects: [subject, place] }) {
    if (!subject) return [];
    if (!place) return [clearField(facts, subject.element, subject.field ?? "podAddress")];
    return repointToService(facts, subject.element, place.element);
  },
  examples: {
    bad: [
      {
        title: "front end → pod 10.244.1.7",
        base: "hci-static",
        edits: [
          { set: "database-app", fields: { podAddress: "10.244.1.7" } },
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "a", destinationAddress: "10.244.1.7", port: 80 },
          },
        ],
      },
    ],
    good: [
      {
        title: "front end → service db",
        base: "hci-static",
        edits: [
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "a", destination: "database", port: 80 },
          },
        ],
      },
    ],
  },
});

/** Leads a flow to the service of the workload that is known to have the pod address. */
export function repointToService(facts: Facts, flow: string, cluster: string): Fix[] {
  const address = typedTarget(facts, flow);
  const workload = workloadIds(facts, cluster).find((id) => {
    const element = elementOf(facts, id);
    return element && valueOf(readIpv4(facts, element, "podAddress")) === address;
  });
  const service = workload === undefined ? undefined : serviceFor(facts, workload);
  if (service === undefined) return [];
  return [
    setFields(say`Lead it to ${nameOf(facts, service)}`, flow, {
      destination: service,
      destinationAddress: null,
    }),
  ];
}
