import { say } from "#shared/kernel/message";
import { fieldOf, kindOf } from "#shared/facts/engine";
import { servicesReached } from "#shared/facts/flow-roles";
import { nameOf } from "#shared/facts/names";
import { referenceOf } from "#shared/facts/references";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const internalFromInternet = defineRule({
  id: "UL-LB-011",
  name: "lb/internal-from-internet",
  severity: "error",
  platforms: ["HYB", "ARC", "ASE", "EE-M"],
  on: ["flow"],
  what: "A flow from the Internet leads to a service with internal exposure.",
  why: "An internal balancer holds a private address only, which nobody on the Internet can reach.",
  todo: "Set the exposure to external, or move the client inside.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, flow, report) {
    const source = referenceOf(facts, flow.id, "source");
    const isInternet =
      source !== undefined &&
      kindOf(facts, source) === "externalEndpoint" &&
      fieldOf(facts, source, "role") === "internet";
    if (!isInternet) return;
    for (const id of servicesReached(facts, flow.id)) {
      const service = nameOf(facts, id);
      const exposure = fieldOf(facts, id, "exposure");
      if (exposure === "internal") {
        report.fail({
          field: "destination",
          with: [{ element: id, field: "exposure" }],
          message: say`${service} is internal and cannot be reached from the Internet.`,
        });
      } else if (exposure === "external") report.pass(say`${service} is exposed to the outside.`);
      else report.cannotTell(say`The exposure of ${service} is not given.`);
    }
  },
  fixes: (_facts, { subjects: [, target] }) =>
    target
      ? [setFields(say`Set the exposure to external`, target.element, { exposure: "external" })]
      : [],
  examples: {
    bad: [
      {
        title: "Internet → internal load balancer 10.4.0.101",
        base: "arc-static",
        edits: [
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "internet", destination: "shop-web", port: 443 },
          },
        ],
      },
    ],
    good: [
      {
        title: "site PC → internal load balancer 10.4.0.101",
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
    ],
  },
});
