import { say } from "#shared/kernel/message";
import { fieldOf } from "#shared/facts/engine";
import { comesFromOutside, flowsTo } from "#shared/facts/flow-roles";
import { workloadsBehind } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Without a flow from outside, and with back ends only behind it. */
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
          ...sitePc("10.1.1.80", "core"),
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
