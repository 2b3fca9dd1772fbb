import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { baselineOf, fieldOf } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { parseDestination, plainAlias } from "#shared/facts/route-entries";
import { deviceOfStep } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";
import { runbookStep } from "./examples.ts";

/** Before the device is deployed the routes of the design stand for those of the baseline. */
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
    if (removals.length === 0)
      return report.cannotTell(say`${element} names no interface and destination.`);
    const known = routesOf(
      baselineOf(facts, device)?.fields["customRoutes"] ?? fieldOf(facts, device, "customRoutes"),
    );
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
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [remove(say`Remove the step`, [subject.element])] : [],
  examples: {
    bad: [
      {
        title: "remove 0.0.0.0/0 on Port2",
        base: "ase",
        edits: [removal("Port2", "0.0.0.0/0")],
      },
    ],
    good: [
      {
        title: "remove 192.168.30.0/24 on Port3",
        base: "ase",
        edits: [removal("Port3", "192.168.30.0/24")],
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
    return typeof alias === "string" && typeof destination === "string"
      ? [routeKey(alias, destination)]
      : [];
  });
  return new Set(keys);
}

function routeKey(alias: string, destination: string): string {
  const parsed = parseDestination(destination.trim());
  return `${plainAlias(alias)} ${parsed.ok ? formatPrefix(parsed.value.prefix) : destination.trim()}`;
}

function removal(alias: string, destination: string) {
  const command = `Remove-HcsNetRoute -InterfaceAlias "${alias}" -DestinationPrefix "${destination}"`;
  return runbookStep("step", { action: "removeRoute", through: "powershell", command });
}
