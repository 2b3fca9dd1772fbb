import { parseInteger } from "#shared/address/integer";
import { type Json, type JsonObject, jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { defineFact, elementOf, type Facts } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { servicesOf } from "#shared/facts/services";

function service(ports: readonly JsonObject[], type = "LoadBalancer"): JsonObject {
  return { type, ports };
}

/** What the API server hands out and accepts unless it is told otherwise. */
const NODE_PORTS = { min: 30000, max: 32767 } as const;

export const nodePort = defineRule({
  id: "UL-LB-013",
  name: "lb/node-port",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "A node port is outside 30000 to 32767, or another service of the cluster has it.",
  why: "The API server refuses the service.",
  todo: "Take a free port of the range, or leave it empty and let the cluster choose.",
  sources: [ENGINEERING, seed("HYB", "Kubernetes Services")],
  check(facts, element, report) {
    const holders = element.parent === null ? undefined : nodePorts(facts, element.parent);
    for (const { row, port, proto, value } of nodePortsOf(element)) {
      const text = jsonText(value);
      if (port === undefined) {
        report.fail({
          field: "ports",
          message: say`Node port ${text} of ${element} is not between ${NODE_PORTS.min} and ${NODE_PORTS.max}.`,
          which: String(row),
          data: { row },
        });
        continue;
      }
      const first = holders?.get(`${proto}/${port}`);
      const isFirst = !first || (first.service === element.id && first.row === row);
      const holder = first && elementOf(facts, first.service);
      if (isFirst || !holder) report.pass(say`${element} is the only one with node port ${text}.`);
      else {
        report.fail({
          field: "ports",
          with: holder.id === element.id ? [] : [{ element: holder.id, field: "ports" }],
          message: say`Node port ${text} of ${element} is already used by ${holder}.`,
          which: String(row),
          data: { row },
        });
      }
    }
  },
  fixes(facts, { subjects: [subject], data: { row } }) {
    const element = subject && elementOf(facts, subject.element);
    const holders =
      element && element.parent !== null ? nodePorts(facts, element.parent) : undefined;
    if (!element || !holders) return [];
    const proto = jsonText(readRows(element, "ports")[Number(row)]?.["proto"]) || "tcp";
    let free: number = NODE_PORTS.min;
    while (free < NODE_PORTS.max && holders.has(`${proto}/${free}`)) free += 1;
    const rows = readRows(element, "ports").map((each, i): Json =>
      i === row ? { ...each, nodePort: free } : each,
    );
    return [setFields(say`Use ${free}`, element.id, { ports: rows })];
  },
  examples: {
    bad: [
      {
        title: "nodePort 8080",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 80, nodePort: 8080 }], "NodePort"),
          },
        ],
      },
      {
        title: "two services with nodePort 30080",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 80, nodePort: 30080 }], "NodePort"),
          },
          {
            add: "service",
            id: "shop",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 80, nodePort: 30080 }], "NodePort"),
          },
        ],
      },
    ],
    good: [
      {
        title: "nodePort 30080",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 80, nodePort: 30080 }], "NodePort"),
          },
        ],
      },
    ],
  },
});

interface NodePortUse {
  readonly row: number;
  readonly proto: string;
  readonly value: Json;
  /** Undefined where the value lies outside the range. */
  readonly port: number | undefined;
}

/** The node ports that a service asks for; only two types have any. */
function nodePortsOf(element: ElementRecord): NodePortUse[] {
  const type = element.fields["type"];
  if (type !== "NodePort" && type !== "LoadBalancer") return [];
  return readRows(element, "ports").flatMap((cells, row): NodePortUse[] => {
    const value = cells["nodePort"];
    if (isEmptyValue(value) || value === undefined) return [];
    const parsed = parseInteger(value, NODE_PORTS);
    const proto = jsonText(cells["proto"]) || "tcp";
    return [{ row, proto, value, port: parsed.ok ? parsed.value : undefined }];
  });
}

/** Who has each node port of a cluster first, by protocol and port. */
const nodePorts: (
  facts: Facts,
  cluster: string,
) => ReadonlyMap<string, { service: string; row: number }> = defineFact(
  "nodePorts",
  (facts, cluster) => {
    const first = new Map<string, { service: string; row: number }>();
    const services = servicesOf(facts, cluster).sort((a, b) => compareText(a.id, b.id));
    for (const each of services) {
      for (const { row, proto, port } of nodePortsOf(each)) {
        const key = `${proto}/${port}`;
        if (port !== undefined && !first.has(key)) first.set(key, { service: each.id, row });
      }
    }
    return first;
  },
  (a, b) =>
    a.size === b.size &&
    [...a].every(
      ([key, { service: id, row }]) => b.get(key)?.service === id && b.get(key)?.row === row,
    ),
);
