import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { baselineOf, elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { siteIdOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { parseDestination, plainAlias } from "#shared/facts/route-entries";
import { deviceOfStep, stepsThat } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { remove } from "../wiring.ts";

const CHANGE = seed("ASE", "Change routing on compute network");

/** UL-ROUTE-019 */
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
    if (step.fields["through"] !== "localUi") return report.pass(say`${step} does not use the local web UI.`);
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
        edits: [step("step", { action: "addRoute", through: "localUi" })],
      },
    ],
    good: [
      {
        title: "step: Add-HcsNetRoute in the PowerShell interface",
        base: "ase",
        edits: [step("step", { action: "addRoute", through: "powershell" })],
      },
    ],
  },
});

/** UL-ROUTE-020. Either order is right; this only says so. */
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
    if (typeof position !== "number") return report.cannotTell(say`${element} has no position in the runbook.`);
    const compute = stepsThat(facts, "configureCompute", site).at(-1);
    if (!compute) return;
    const later = elementOf(facts, compute.id);
    if (compute.position < position) return report.pass(say`Compute is configured before ${element}.`);
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
          step("route", { action: "addRoute", through: "powershell", order: 2 }),
          step("compute", { action: "configureCompute", order: 5 }),
        ],
      },
    ],
    good: [
      {
        title: "compute step 5, route step 6",
        base: "ase",
        edits: [
          step("route", { action: "addRoute", through: "powershell", order: 6 }),
          step("compute", { action: "configureCompute", order: 5 }),
        ],
      },
    ],
  },
});

/** UL-ROUTE-027. Before the device is deployed the routes of the design stand for those of the baseline. */
export const notACustomRoute = defineRule({
  id: "UL-ROUTE-027",
  name: "route/not-a-custom-route",
  severity: "error",
  platforms: ["ASE"],
  on: ["runbookStep"],
  what: "A step removes a route that nobody added.",
  why: "The cmdlet removes routes of the user only; system and default routes are neither listed nor removed.",
  todo: "Leave the step out, or name a route from the list of custom routes.",
  sources: [seed("ASE", "Remove a route configuration"), seed("ASE", "Check route configuration")],
  check(facts, element, report) {
    const isRemoval = element.fields["action"] === "removeRoute";
    const removals = removalsIn(readText(facts, element, "command"));
    if (!isRemoval && removals.length === 0) return;
    const device = deviceOfStep(facts, element.id);
    if (device === undefined) return report.cannotTell(say`The device of ${element} is not named.`);
    if (removals.length === 0) return report.cannotTell(say`${element} names no interface and destination.`);
    const known = routesOf(baselineOf(facts, device)?.fields["customRoutes"] ?? fieldOf(facts, device, "customRoutes"));
    for (const { alias, destination } of removals) {
      const key = routeKey(alias, destination);
      if (known.has(key)) {
        report.pass(say`${destination} on ${alias} is a custom route.`);
        continue;
      }
      report.fail({
        field: "command",
        which: key,
        with: [{ element: device, field: "customRoutes" }],
        message: say`${destination} on ${alias} is not a custom route.`,
      });
    }
  },
  fixes: (_facts, { subjects: [subject] }) => (subject ? [remove(say`Remove the step`, [subject.element])] : []),
  examples: {
    bad: [
      {
        title: "remove 0.0.0.0/0 on Port2",
        base: "ase",
        edits: [removal("Port2", "0.0.0.0/0")],
      },
    ],
    good: [
      { title: "remove 192.168.30.0/24 on Port3", base: "ase", edits: [removal("Port3", "192.168.30.0/24")] },
    ],
  },
});

/** UL-ROUTE-028 */
export const foreignCmdlet = defineRule({
  id: "UL-ROUTE-028",
  name: "route/foreign-cmdlet",
  severity: "error",
  platforms: ["EE", "HCI", "ARC"],
  on: ["runbookStep"],
  what: "A step uses a cmdlet that exists on Azure Stack Edge only.",
  why: "HcsNetRoute belongs to the PowerShell interface of that device; elsewhere the command is unknown.",
  todo: "Leave the step out; routes of this platform are set on the routers or in Windows.",
  sources: [CHANGE, ENGINEERING],
  check(facts, element, report) {
    const command = readText(facts, element, "command");
    const [cmdlet] = /\b(?:add|get|remove)-hcsnetroute\b/i.exec(command) ?? [];
    if (cmdlet !== undefined) {
      report.fail({
        field: "command",
        message: say`${element}: HcsNetRoute cmdlets exist only on Azure Stack Edge, and ${cmdlet} is one of them.`,
      });
    } else if (command !== "") report.pass(say`${element} uses none of the cmdlets of Azure Stack Edge.`);
  },
  fixes: (_facts, { subjects: [subject] }) => (subject ? [remove(say`Remove the step`, [subject.element])] : []),
  examples: {
    bad: [
      {
        title: "HCI runbook with Add-HcsNetRoute",
        base: "hci-static",
        edits: [step("step", { action: "addRoute", command: addSample() })],
      },
    ],
    good: [
      {
        title: "ASE runbook with Add-HcsNetRoute",
        base: "ase",
        edits: [step("step", { action: "addRoute", through: "powershell", command: addSample() })],
      },
    ],
  },
});

/** What Remove-HcsNetRoute takes: an interface and a destination. */
interface Removal {
  readonly alias: string;
  readonly destination: string;
}

function removalsIn(command: string): Removal[] {
  return command.split(/[\r\n;|]+/).flatMap((line): Removal[] => {
    if (!/\bremove-hcsnetroute\b/i.test(line)) return [];
    const alias = argument(line, "InterfaceAlias");
    const destination = argument(line, "DestinationPrefix");
    return alias === undefined || destination === undefined ? [] : [{ alias, destination }];
  });
}

function argument(line: string, name: string): string | undefined {
  const found = new RegExp(`-${name}[\\s:]+(?:"([^"]*)"|'([^']*)'|(\\S+))`, "i").exec(line);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function routesOf(rows: Json | undefined): ReadonlySet<string> {
  const keys = (Array.isArray(rows) ? rows : []).flatMap((row: Json) => {
    const { interface: alias, destination } = isJsonObject(row) ? row : {};
    return typeof alias === "string" && typeof destination === "string" ? [routeKey(alias, destination)] : [];
  });
  return new Set(keys);
}

function routeKey(alias: string, destination: string): string {
  const parsed = parseDestination(destination.trim());
  return `${plainAlias(alias)} ${parsed.ok ? formatPrefix(parsed.value.prefix) : destination.trim()}`;
}

/** The command that adds the only route of the device; with several nobody can tell which is meant. */
function commandFor(facts: Facts, id: string): string | undefined {
  const device = deviceOfStep(facts, id);
  const rows = device === undefined ? undefined : fieldOf(facts, device, "customRoutes");
  const [row, ...more] = Array.isArray(rows) ? rows : [];
  if (!isJsonObject(row) || more.length > 0) return undefined;
  const { interface: alias, destination, nextHop, metric } = row;
  const parts = [alias, destination, nextHop].map((value) => (typeof value === "string" ? value : ""));
  if (parts.some((part) => !/^[\w./ -]+$/.test(part)) || typeof metric !== "number") return undefined;
  const [name = "", prefix = "", hop = ""] = parts;
  return `Add-HcsNetRoute -InterfaceAlias "${name.replaceAll(/\s+/g, "")}" -DestinationPrefix "${prefix}" -NextHop "${hop}" -RouteMetric ${metric}`;
}

function addSample(): string {
  return 'Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.30.0/24" -NextHop "192.168.20.1" -RouteMetric 100';
}

function step(id: string, fields: Record<string, string | number>) {
  return { add: "runbookStep", id, parent: "site", name: "route step", fields };
}

function removal(alias: string, destination: string) {
  const command = `Remove-HcsNetRoute -InterfaceAlias "${alias}" -DestinationPrefix "${destination}"`;
  return step("step", { action: "removeRoute", through: "powershell", command });
}
