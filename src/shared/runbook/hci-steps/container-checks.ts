import { networkObjectOf } from "#shared/facts/kubernetes";
import { readText } from "#shared/facts/readings";
import { balancedServices } from "#shared/facts/services";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Cell } from "../block.ts";
import { BLANK, cell, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words, type Inlines } from "../inline.ts";
import type { Check } from "../shared-steps/check.ts";
import { idsOf } from "../shared-steps/people.ts";
import { NO_COMMAND } from "../sources.ts";
import { addressCell, addressTable } from "./check-tables.ts";

/** CK-HYB-01: the plug-in is the one of the design, on both operating systems. */
export function checkPlugin({ facts }: RunbookContext, plan: SitePlan): Check[] {
  if (plan.deployments.length === 0) return [];
  const rows = plan.deployments.map(({ cluster }): Cell[] => [
    cell([{ element: cluster.id, name: cluster.name }]),
    cell([{ code: readText(facts, cluster, "plugin") || "calico" }]),
    BLANK,
    BLANK,
  ]);
  return [
    {
      id: "CK-HYB-01",
      title: "Network plug-in",
      why: "The plug-in can never be changed, so a wrong one is found before anything runs on the cluster.",
      passWhen: "plug-in as in the design, the same on Linux and Windows nodes",
      hosts: [],
      reads: idsOf(plan.deployments.map(({ cluster }) => cluster)),
      rules: ["EX-HYB-01", "UL-CNI-005", "UL-CNI-006"],
      who: words("Operator, with the tools of Kubernetes"),
      isOnce: true,
      blocks: [
        paragraph(words(`Look at the properties of each cluster. ${NO_COMMAND}`)),
        table(
          [
            ["Cluster", "text"],
            ["Plug-in of the design", "text"],
            ["On Linux nodes", "blank"],
            ["On Windows nodes", "blank"],
          ],
          rows,
        ),
      ],
    },
  ];
}

/** CK-HYB-02: clusters on one network have no service address in common. */
export function checkServiceTwins({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const services = plan.deployments.flatMap(({ cluster }) =>
    balancedServices(facts, cluster.id).map((service) => ({ cluster, service })),
  );
  if (services.length === 0) return [];
  const rows = services.map(({ cluster, service }): Cell[] => [
    cell([{ element: service.id, name: service.name }]),
    cell(say`of ${cluster}`),
    addressCell(facts, service, "address"),
    cell(networkName(networkObjectOf(facts, cluster))),
    BLANK,
  ]);
  return [
    {
      id: "CK-HYB-02",
      title: "No service address twice",
      why: "Services of different clusters on one network can be given one address, and then neither is reliable.",
      passWhen: "no address twice among clusters that share a network",
      hosts: [],
      reads: idsOf(services.map(({ service }) => service)),
      rules: ["EX-HYB-06", "UL-LB-004", "UL-LB-006"],
      who: words("Operator, with the tools of Kubernetes"),
      isOnce: true,
      blocks: [
        paragraph(
          words(`List the services of all clusters and compare their addresses. ${NO_COMMAND}`),
        ),
        addressTable(rows, "Network"),
      ],
    },
  ];
}

function networkName(network: ElementRecord | undefined): Inlines {
  return network ? [{ element: network.id, name: network.name }] : [];
}
