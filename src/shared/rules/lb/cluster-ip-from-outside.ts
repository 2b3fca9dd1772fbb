import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { clustersHolding } from "#shared/facts/cluster-blocks";
import { elementOf, fieldOf, parentOf } from "#shared/facts/engine";
import {
  clusterAround,
  comesFromOutside,
  servicesReached,
  siteOfFlow,
  typedTarget,
} from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { referenceOf } from "#shared/facts/references";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const clusterIpFromOutside = defineRule({
  id: "UL-LB-010",
  name: "lb/cluster-ip-from-outside",
  severity: "error",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow from outside the cluster leads to a ClusterIP service.",
  why: "Such a service has an address of the cluster's own network, which nobody outside has a route to.",
  todo: "Make it a LoadBalancer service with an address of the pool.",
  sources: [seed("ASE", "Networking services"), seed("HYB", "Kubernetes Services")],
  check(facts, flow, report) {
    const source = referenceOf(facts, flow.id, "source");
    for (const id of servicesReached(facts, flow.id)) {
      const cluster = parentOf(facts, id);
      if (typeof cluster !== "string" || fieldOf(facts, id, "type") !== "ClusterIP") continue;
      const isOutside = comesFromOutside(facts, flow.id, cluster);
      const service = nameOf(facts, id);
      if (isOutside === undefined || source === undefined) {
        report.cannotTell(
          say`${flow} names no source that could be inside or outside ${nameOf(facts, cluster)}.`,
        );
      } else if (!isOutside) {
        report.pass(
          say`${nameOf(facts, source)} reaches ${service} inside ${nameOf(facts, cluster)}.`,
        );
      } else {
        report.fail({
          field: "destination",
          with: [{ element: id, field: "type" }],
          message: say`${nameOf(facts, source)} is outside ${nameOf(facts, cluster)}; ${service} is a ClusterIP service.`,
        });
      }
    }
    const address = typedTarget(facts, flow.id);
    if (address === undefined || source === undefined || servicesReached(facts, flow.id).length > 0)
      return;
    const clusters = clustersHolding(facts, siteOfFlow(facts, flow.id), address, "services");
    const [cluster] = clusters;
    if (cluster === undefined || clusters.includes(clusterAround(facts, source) ?? "")) return;
    report.fail({
      field: "destinationAddress",
      with: [{ element: cluster, field: "serviceCidr" }],
      message: say`${nameOf(facts, source)} is outside ${nameOf(facts, cluster)}; ${formatIpv4(address)} is an address of its ClusterIP services.`,
    });
  },
  fixes(facts, { subjects: [, target] }) {
    const service = target && elementOf(facts, target.element);
    if (service?.kind !== "service") return [];
    return [
      setFields(say`Make ${service} a LoadBalancer service`, service.id, {
        type: "LoadBalancer",
        address: null,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "PC 10.4.0.80 → ClusterIP service db",
        base: "arc-static",
        edits: [
          ...sitePc("10.4.0.80", "aks"),
          {
            add: "service",
            id: "db",
            parent: "edge-1",
            fields: { type: "ClusterIP", ports: [{ proto: "tcp", port: 1433 }] },
          },
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "pc", destination: "db", port: 1433 },
          },
        ],
      },
      {
        title: "PC → 10.96.0.20 of the service network",
        base: "hci-static",
        edits: [
          ...sitePc("10.1.1.80", "core"),
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "pc", destinationAddress: "10.96.0.20", port: 1433 },
          },
        ],
      },
    ],
    good: [
      {
        title: "PC 10.4.0.80 → LoadBalancer 10.4.0.101",
        base: "arc-static",
        edits: [
          ...sitePc("10.4.0.80", "aks"),
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "pc", destination: "shop-web", port: 443 },
          },
        ],
      },
      {
        title: "the shop itself → ClusterIP service db",
        base: "arc-static",
        edits: [
          { add: "service", id: "db", parent: "edge-1", fields: { type: "ClusterIP" } },
          {
            add: "flow",
            id: "query",
            parent: "site",
            fields: { source: "shop", destination: "db", port: 1433 },
          },
        ],
      },
    ],
  },
});
