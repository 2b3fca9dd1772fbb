import { say } from "#shared/kernel/message";
import { computePage, devicePorts, deviceSubnets } from "../ase-steps/device.ts";
import { checkComponents, checkRoutes, checkServices } from "../ase-steps/checks.ts";
import { portTable } from "../ase-steps/port-table.ts";
import { aseAddressesFree, asePermissions } from "../ase-steps/prepare.ts";
import { deviceRoutes } from "../ase-steps/routes.ts";
import { computePages, customRoutes } from "../ase-values.ts";
import type { Block, Cell } from "../block.ts";
import { cell, list, notice, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { code, words } from "../inline.ts";
import { checksWithRecord } from "../shared-steps/check.ts";
import {
  BESIDE_THE_DEVICE,
  dnsStep,
  drawnServers,
  gatewaysStep,
  vlansStep,
} from "../shared-steps/network-steps.ts";

/** Ports and routes of each device as they are entered (EX-ASE-02, EX-ASE-03). */
export const aseParameters = defineSection({
  id: "ase-parameters",
  group: "Front matter",
  title: "Parameter sheet",
  per: "site",
  platforms: ["ASE"],
  prints: ["EX-ASE-02"],
  content: ({ facts }, plan) =>
    plan.hosts.flatMap((device): Block[] => {
      const routes = customRoutes(facts, plan).filter((each) => each.device.id === device.id);
      return [
        paragraph(
          say`Ports of ${device} (sheet EX-ASE-02). The ranges of the Compute page stand at its step.`,
        ),
        portTable(facts, device),
        ...(routes.length === 0
          ? [paragraph(words("No custom routes: every network that is needed is on a port."))]
          : [
              table(
                [
                  ["Custom route to", "address"],
                  ["Next hop", "address"],
                  ["Interface", "text"],
                  ["Metric", "number"],
                ],
                routes.map((route): Cell[] => [
                  { type: "address", text: route.destination, automatic: false },
                  { type: "address", text: route.nextHop, automatic: false },
                  cell(code(route.alias)),
                  { type: "number", value: route.metric },
                ]),
              ),
            ]),
      ];
    }),
});

/** What paper cannot prove about a device and its networks. */
export const aseBefore = defineSection({
  id: "ase-before",
  group: "Before the day",
  title: "Prerequisites and pre-checks",
  per: "site",
  platforms: ["ASE"],
  content: (context, plan) =>
    plan.hosts.length === 0
      ? []
      : [
          ...asePermissions(context, plan),
          ...vlansStep(context, plan),
          ...gatewaysStep(context, plan, BESIDE_THE_DEVICE),
          ...aseAddressesFree(context, plan),
          ...dnsStep(
            context,
            plan,
            drawnServers(context.facts, plan),
            ["EX-ASE-01", "UL-DNS-005"],
            BESIDE_THE_DEVICE,
          ),
        ],
});

/** Ports, subnets, Compute page, routes: each needs the one before. */
export const aseBuild = defineSection({
  id: "ase-build",
  group: "Build",
  title: "Build",
  per: "site",
  platforms: ["ASE"],
  prints: ["EX-ASE-01", "EX-ASE-03"],
  content: (context, plan) =>
    computePages(context.facts, plan).length === 0
      ? [
          notice(
            "warning",
            "Nothing to deploy",
            say`Site ${plan.site} has no cluster on a device yet.`,
          ),
        ]
      : [
          ...devicePorts(context, plan),
          ...deviceSubnets(context, plan),
          ...computePage(context, plan),
          ...deviceRoutes(context, plan),
        ],
});

/** The checks CK-ASE-01 to CK-ASE-03, with a record of what they showed. */
export const aseChecks = defineSection({
  id: "ase-checks",
  group: "After",
  title: "Checks after the deployment",
  per: "site",
  platforms: ["ASE"],
  prints: ["CK-ASE-01", "CK-ASE-02", "CK-ASE-03"],
  content: (context, plan) =>
    checksWithRecord(
      plan.site.id,
      [checkRoutes, checkComponents, checkServices].flatMap((check) => check(context, plan)),
    ),
});

/** What the platform installs, and what may move later (EX-ASE-04). */
export const aseNotes = defineSection({
  id: "ase-notes",
  group: "After",
  title: "Components and change note",
  per: "site",
  platforms: ["ASE"],
  prints: ["EX-ASE-04"],
  content: () => [
    list([
      say`Calico gives each pod an address of the pod network and carries traffic between the nodes.`,
      say`MetalLB runs in the cluster and gives services of type ${"LoadBalancer"} an address of the service range.`,
      say`Core DNS turns the names of services into addresses of the cluster.`,
      say`All three are seen in the PowerShell interface of the device.`,
      say`The service range can be changed later. Pod and service subnets can be set only before compute is enabled. A route is changed by removing and adding it.`,
    ]),
  ],
});
