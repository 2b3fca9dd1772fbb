import { jsonText, type JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { childrenOf, elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { comesFromOutside, flowsTo } from "#shared/facts/flow-roles";
import { labelsIn, servicesBefore, workloadsBehind } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { readInteger, readRows, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

const REQUIREMENTS = seed("ASE", "Networking requirements");

/** UL-LB-026 */
export const notSpread = defineRule({
  id: "UL-LB-026",
  name: "lb/not-spread",
  severity: "info",
  platforms: ["ALL"],
  on: ["workload"],
  what: "A workload with several replicas receives traffic and has no service.",
  why: "Only a service spreads traffic over all replicas and follows them when they move.",
  todo: "Add a ClusterIP or LoadBalancer service.",
  sources: [REQUIREMENTS],
  check(facts, workload, report) {
    const replicas = valueOf(readInteger(facts, workload, "replicas"));
    const receives =
      !isEmptyValue(workload.fields["ports"]) ||
      workload.fields["externalAccess"] === true ||
      flowsTo(facts, workload.id).length > 0;
    if (replicas === undefined || replicas < 2 || !receives) return;
    const [service] = servicesBefore(facts, workload.id);
    if (service !== undefined)
      return report.pass(
        say`${nameOf(facts, service)} spreads the traffic over ${replicas} replicas.`,
      );
    report.fail({
      field: "replicas",
      message: say`${workload} has ${replicas} replicas but no service to balance them.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? addService(facts, subject.element, "ClusterIP") : [],
  examples: {
    bad: [
      {
        title: "web ×3, no service",
        base: "ase",
        edits: [
          {
            add: "workload",
            id: "api",
            parent: "cluster",
            name: "api",
            fields: { replicas: 3, ports: [80] },
          },
        ],
      },
    ],
    good: [
      { title: "web ×2 behind a LoadBalancer service", base: "ase" },
      {
        title: "a single replica",
        base: "ase",
        edits: [
          {
            add: "workload",
            id: "api",
            parent: "cluster",
            name: "api",
            fields: { replicas: 1, ports: [80] },
          },
        ],
      },
    ],
  },
});

/** UL-LB-027 */
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

/** UL-LB-028. Without a flow from outside, and with back ends only behind it. */
export const needlessBalancing = defineRule({
  id: "UL-LB-028",
  name: "lb/needless-balancing",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "A back end that is used only inside the cluster has a LoadBalancer service.",
  why: "It costs a virtual address, although an address inside the cluster would do.",
  todo: "Make it a ClusterIP service.",
  sources: [
    seed("HYB", "Kubernetes Services"),
    seed("HCI", "Walk through an example deployment"),
    ENGINEERING,
  ],
  check(facts, service, report) {
    const cluster = service.parent;
    if (service.fields["type"] !== "LoadBalancer" || cluster === null) return;
    const behind = workloadsBehind(facts, service.id);
    if (behind.length === 0) return report.cannotTell(say`No workload is drawn behind ${service}.`);
    const front = behind.find(
      (id) =>
        fieldOf(facts, id, "tier") !== "backend" || fieldOf(facts, id, "externalAccess") === true,
    );
    if (front !== undefined) return report.pass(say`${nameOf(facts, front)} is no mere back end.`);
    const visitor = flowsTo(facts, service.id).find(
      (flow) => comesFromOutside(facts, flow, cluster) !== false,
    );
    if (visitor !== undefined)
      return report.pass(say`${nameOf(facts, visitor)} comes from outside.`);
    report.fail({
      field: "type",
      message: say`${service} is used only inside the cluster; ClusterIP would save a VIP.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [
          setFields(say`Make it a ClusterIP service`, subject.element, {
            type: "ClusterIP",
            address: null,
          }),
        ]
      : [],
  examples: {
    bad: [{ title: "database as LoadBalancer service", base: "hci-static" }],
    good: [
      {
        title: "database as ClusterIP service",
        base: "hci-static",
        edits: [{ set: "database", fields: { type: "ClusterIP", address: null } }],
      },
      {
        title: "a client outside uses the database",
        base: "hci-static",
        edits: [
          {
            add: "externalEndpoint",
            id: "pc",
            parent: "site",
            fields: { role: "sitePc", address: "10.1.1.80" },
          },
          { connect: "pc", to: "core" },
          {
            add: "flow",
            id: "report",
            parent: "site",
            fields: { source: "pc", destination: "database", port: 80 },
          },
        ],
      },
    ],
  },
});

/** A service for a workload; where it has no label to be selected by, it gets one. */
export function addService(facts: Facts, workload: string, type: string): Fix[] {
  const element = elementOf(facts, workload);
  if (!element || element.parent === null) return [];
  const own = labelsIn(facts, workload, "labels");
  const label = `app=${element.name}`;
  const selector = own.length > 0 ? [...own] : [label];
  const name = `${element.name}-svc`;
  const title = say`Add the ${plain(type)} service ${name}`;
  const ports = element.fields["ports"];
  const rows = (Array.isArray(ports) ? ports : []).map((port): JsonObject => ({
    proto: "tcp",
    port,
  }));
  const add = addElement(title, freeId(facts, name), "service", element.parent, name, {
    type,
    selector,
    ...(rows.length > 0 ? { ports: rows } : {}),
  });
  const labelled = own.length > 0 ? [] : [setFields(title, workload, { labels: [label] })];
  return [together(title, "Add a service", [...labelled, add])];
}

/** The service that a flow would rather go to, if one leads to the workload already. */
export function serviceFor(facts: Facts, workload: string): string | undefined {
  const services = servicesBefore(facts, workload);
  return services.find((id) => fieldOf(facts, id, "type") === "LoadBalancer") ?? services[0];
}
