import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { siteIdOf } from "#shared/facts/places";
import { stepsThat } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { runbookStep } from "./examples.ts";

const CHANGE = seed("ASE", "Change routing on compute network");

/** Either order is right; this only says so. */
export const beforeCompute = defineRule({
  id: "UL-ROUTE-020",
  name: "route/before-compute",
  severity: "info",
  platforms: ["ASE"],
  on: ["runbookStep"],
  what: "A custom route is added before compute is configured.",
  why: "The device accepts both orders, so that a reader need not wonder.",
  todo: "Nothing.",
  sources: [CHANGE],
  check(facts, element, report) {
    const position = element.fields["order"];
    const site = siteIdOf(facts, element.id);
    if (element.fields["action"] !== "addRoute" || site === undefined) return;
    if (typeof position !== "number")
      return report.cannotTell(say`${element} has no position in the runbook.`);
    const compute = stepsThat(facts, "configureCompute", site).at(-1);
    if (!compute) return;
    const later = elementOf(facts, compute.id);
    if (compute.position < position)
      return report.pass(say`Compute is configured before ${element}.`);
    report.fail({
      field: "order",
      with: [{ element: compute.id }],
      message: say`The route of ${element} is added before compute is configured by ${later ?? compute.id}; this is allowed.`,
    });
  },
  examples: {
    bad: [
      {
        title: "route step 2, compute step 5",
        base: "ase",
        edits: [
          runbookStep("step-route", { action: "addRoute", through: "powershell", order: 2 }),
          runbookStep("step-compute", { action: "configureCompute", order: 5 }),
        ],
      },
    ],
    good: [
      {
        title: "compute step 5, route step 6",
        base: "ase",
        edits: [
          runbookStep("step-route", { action: "addRoute", through: "powershell", order: 6 }),
          runbookStep("step-compute", { action: "configureCompute", order: 5 }),
        ],
      },
      {
        title: "a route step, and no step that configures compute",
        base: "ase",
        edits: [runbookStep("step-route", { action: "addRoute", through: "powershell", order: 2 })],
      },
    ],
  },
});
