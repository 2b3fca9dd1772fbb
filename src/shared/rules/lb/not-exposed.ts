import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { childrenOf, fieldOf, type Facts } from "#shared/facts/engine";
import { servicesBefore } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addService } from "./workload-fixes.ts";

const REQUIREMENTS = seed("ASE", "Networking requirements");

export const notExposed = defineRule({
  id: "UL-LB-027",
  name: "lb/not-exposed",
  severity: "error",
  platforms: ["ALL"],
  on: ["workload"],
  what: "An application is used from outside the cluster, and nothing exposes it.",
  why: "Users outside need an address to reach it, and pods and ClusterIP services have none that leads there.",
  todo: "Add a LoadBalancer service, or lead an ingress controller to it.",
  sources: [REQUIREMENTS, seed("HYB", "Kubernetes Services")],
  check(facts, workload, report) {
    if (workload.fields["externalAccess"] !== true) return;
    const way = wayIn(facts, workload);
    if (way !== undefined) return report.pass(say`${nameOf(facts, way)} leads to ${workload}.`);
    report.fail({
      field: "externalAccess",
      message: say`${workload} must be reachable from outside but nothing exposes it.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const [service] = servicesBefore(facts, subject.element);
    if (service === undefined) return addService(facts, subject.element, "LoadBalancer");
    const title = say`Make ${nameOf(facts, service)} a LoadBalancer service`;
    return [setFields(title, service, { type: "LoadBalancer", address: null })];
  },
  examples: {
    bad: [
      {
        title: "web application, used from outside, ClusterIP only",
        base: "arc-static",
        edits: [{ set: "shop-web", fields: { type: "ClusterIP", address: null } }],
      },
      {
        title: "web application, used from outside, no service",
        base: "arc-static",
        edits: [{ remove: "shop-web" }],
      },
    ],
    good: [
      {
        title: "web application, used from outside, LoadBalancer 10.4.0.101:443",
        base: "arc-static",
      },
      {
        title: "an ingress controller in front of the ClusterIP service",
        base: "arc-static",
        edits: [
          {
            add: "service",
            id: "inner",
            parent: "edge-1",
            fields: { type: "ClusterIP", selector: ["app=shop"] },
          },
          { set: "shop-web", fields: { selector: ["app=ingress"] } },
          {
            add: "ingressController",
            id: "ingress",
            parent: "edge-1",
            fields: { service: "shop-web", rules: [{ path: "/", service: "inner" }] },
          },
        ],
      },
      {
        title: "an application that nobody outside uses, ClusterIP only",
        base: "arc-static",
        edits: [
          { set: "shop", fields: { externalAccess: false } },
          { set: "shop-web", fields: { type: "ClusterIP", address: null } },
        ],
      },
    ],
  },
});

const OPEN_TYPES = new Set(["LoadBalancer", "NodePort"]);

/** What leads to a workload from outside: a service with an address there, or an ingress controller. */
function wayIn(facts: Facts, workload: ElementRecord): string | undefined {
  const services = servicesBefore(facts, workload.id);
  const open = services.find((id) => OPEN_TYPES.has(jsonText(fieldOf(facts, id, "type"))));
  if (open !== undefined || workload.parent === null) return open;
  const names = new Set(services.map((id) => nameOf(facts, id).name));
  return childrenOf(facts, workload.parent, "ingressController").find((ingress) =>
    readRows(ingress, "rules").some((rule) => names.has(jsonText(rule["service"]))),
  )?.id;
}
