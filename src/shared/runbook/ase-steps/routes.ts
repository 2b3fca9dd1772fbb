import { say } from "#shared/kernel/message";
import { customRoutes, type CustomRoute } from "../ase-values.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, notice } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { operatorAt } from "../shared-steps/people.ts";
import { ASE_ROUTES } from "../sources.ts";
import type { StepPlan } from "../step.ts";

/** Custom routes of the Kubernetes VMs, one step for each device (EX-ASE-03). */
export function deviceRoutes({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const all = customRoutes(facts, plan);
  return plan.hosts.flatMap((device): StepPlan[] => {
    const routes = all.filter((each) => each.device.id === device.id);
    if (routes.length === 0) return [];
    return [
      {
        type: "step",
        id: `routes/${device.id}`,
        title: say`Custom routes of ${device}`,
        why: words(
          "The compute port has no gateway. Networks behind a router on it are reached by these routes of the Kubernetes VMs only.",
        ),
        builds: [],
        reads: [device.id],
        runsOn: [device.id],
        rules: ["EX-ASE-03", "UL-ROUTE-002", "UL-ROUTE-003", "UL-ROUTE-019"],
        who: operatorAt([device], "PowerShell interface of the device"),
        minutes: 2 + 2 * routes.length,
        preCheck: {
          what: words("which custom routes there are"),
          blocks: aliasesOf(routes).flatMap((alias) => [
            ...listRoutes(device.id, alias),
            described(
              say`none of the destinations below; system and default routes are never listed`,
              say`A route with the same destination is removed first, as the rollback shows; there is no command that changes one.`,
            ),
          ]),
        },
        command: {
          what: words("add the routes"),
          blocks: [
            ...routes.flatMap((route) => [
              ...powershell(
                ASE_ROUTES,
              )`Add-HcsNetRoute -InterfaceAlias ${value(route, "interface", route.alias)} -DestinationPrefix ${value(route, "destination", route.destination)} -NextHop ${value(route, "next hop", route.nextHop)} -RouteMetric ${value(route, "metric", String(route.metric))}`,
            ]),
            described(say`no error; the prompt returns`),
            notice(
              "info",
              "Only for the Kubernetes VMs",
              say`The routes hold for master and worker, not for the device itself. They may be added before or after compute is set up, and never in the local UI.`,
            ),
          ],
        },
        postCheck: {
          what: words("the routes are listed"),
          blocks: showRoutes(device.id, routes),
        },
        rollback: {
          what: words("remove the routes"),
          blocks: routes.flatMap(
            (route) =>
              powershell(
                ASE_ROUTES,
              )`Remove-HcsNetRoute -InterfaceAlias ${value(route, "interface", route.alias)} -DestinationPrefix ${value(route, "destination", route.destination)}`,
          ),
        },
      },
    ];
  });
}

/** Lists the custom routes port by port, with what must be there. */
export function showRoutes(device: string, routes: readonly CustomRoute[]) {
  return aliasesOf(routes).flatMap((alias) => [
    ...listRoutes(device, alias),
    expected(
      "contains",
      routes
        .filter((route) => route.alias === alias)
        .flatMap(({ destination, nextHop }) => [destination, nextHop]),
      say`Remove what differs and add it again. System and default routes are not expected here.`,
    ),
  ]);
}

function listRoutes(device: string, alias: string) {
  const port: CommandValue = {
    label: "interface",
    text: alias,
    from: { element: device, field: "customRoutes" },
  };
  return powershell(ASE_ROUTES)`Get-HcsNetRoute -InterfaceAlias ${port}`;
}

function aliasesOf(routes: readonly CustomRoute[]): string[] {
  return [...new Set(routes.map(({ alias }) => alias))];
}

function value({ device }: CustomRoute, label: string, text: string): CommandValue {
  return { label, text, from: { element: device.id, field: "customRoutes" } };
}
