import { say } from "#shared/kernel/message";
import { flowsTo } from "#shared/facts/flow-roles";
import { servicesBefore } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { readInteger, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { addService } from "./workload-fixes.ts";

const REQUIREMENTS = seed("ASE", "Networking requirements");

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
