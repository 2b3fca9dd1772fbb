import { say } from "#shared/kernel/message";
import { isJsonObject } from "#shared/kernel/json";
import { elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { deviceOfStep } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { runbookStep } from "./examples.ts";

const CHANGE = seed("ASE", "Change routing on compute network");

export const notInLocalUi = defineRule({
  id: "UL-ROUTE-019",
  name: "route/not-in-local-ui",
  severity: "error",
  platforms: ["ASE"],
  on: ["runbookStep"],
  what: "A step adds a custom route through the local web UI.",
  why: "The UI has no page for it; only the PowerShell interface of the device can add routes.",
  todo: "Replace the step by Add-HcsNetRoute in the PowerShell interface.",
  sources: [CHANGE],
  check(_facts, step, report) {
    if (step.fields["action"] !== "addRoute") return;
    if (step.fields["through"] !== "localUi")
      return report.pass(say`${step} does not use the local web UI.`);
    report.fail({
      field: "through",
      message: say`${step}: routes can be added only through the device's PowerShell interface.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const step = subject && elementOf(facts, subject.element);
    if (!step) return [];
    const command = readText(facts, step, "command") || commandFor(facts, step.id);
    return [
      setFields(say`Use the PowerShell interface`, step.id, {
        through: "powershell",
        ...(command ? { command } : {}),
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "step: local UI → add route",
        base: "ase",
        edits: [runbookStep("step", { action: "addRoute", through: "localUi" })],
      },
    ],
    good: [
      {
        title: "step: Add-HcsNetRoute in the PowerShell interface",
        base: "ase",
        edits: [runbookStep("step", { action: "addRoute", through: "powershell" })],
      },
      {
        title: "compute is configured in the local UI",
        base: "ase",
        edits: [runbookStep("step", { action: "configureCompute", through: "localUi" })],
      },
    ],
  },
});

/** The command that adds the only route of the device; with several nobody can tell which is meant. */
function commandFor(facts: Facts, id: string): string | undefined {
  const device = deviceOfStep(facts, id);
  const rows = device === undefined ? undefined : fieldOf(facts, device, "customRoutes");
  const [row, ...more] = Array.isArray(rows) ? rows : [];
  if (!isJsonObject(row) || more.length > 0) return undefined;
  const { interface: alias, destination, nextHop, metric } = row;
  const parts = [alias, destination, nextHop].map((value) =>
    typeof value === "string" ? value : "",
  );
  if (parts.some((part) => !/^[\w./ -]+$/.test(part)) || typeof metric !== "number")
    return undefined;
  const [name = "", prefix = "", hop = ""] = parts;
  return `Add-HcsNetRoute -InterfaceAlias "${name.replaceAll(/\s+/g, "")}" -DestinationPrefix "${prefix}" -NextHop "${hop}" -RouteMetric ${metric}`;
}
