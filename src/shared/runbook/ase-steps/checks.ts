import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { childrenOf } from "#shared/facts/engine";
import { exposedServices } from "#shared/facts/ase-ranges";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import { say } from "#shared/kernel/message";
import { computePages, customRoutes } from "../ase-values.ts";
import type { Block, Cell } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { BLANK, cell, described, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import type { Check } from "../shared-steps/check.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { ASE_ROUTES, NO_COMMAND } from "../sources.ts";
import { showRoutes } from "./routes.ts";

/** CK-ASE-01: the device has the custom routes of the design on each port, and no others. */
export function checkRoutes({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const all = customRoutes(facts, plan);
  return plan.hosts.flatMap((device): Check[] => {
    const routes = all.filter((each) => each.device.id === device.id);
    const used = new Set(routes.map(({ alias }) => alias.toLowerCase()));
    const others = childrenOf(facts, device.id, "physicalPort").filter(
      ({ name }) => !used.has(name.replaceAll(/\s+/g, "").toLowerCase()),
    );
    const blocks: Block[] = [
      ...showRoutes(device.id, routes),
      ...others.flatMap((port) => {
        const alias: CommandValue = {
          label: "interface",
          text: port.name.replaceAll(/\s+/g, ""),
          from: { element: port.id, field: "name" },
        };
        return [
          ...powershell(ASE_ROUTES)`Get-HcsNetRoute -InterfaceAlias ${alias}`,
          described(say`no custom route`, say`Find out who added it, and remove it.`),
        ];
      }),
    ];
    return [
      {
        id: "CK-ASE-01",
        title: "Custom routes of each port",
        why: "A route that is missing cuts the sensors off; one that is too many leads their traffic astray.",
        passWhen: "the custom routes of the design and no others",
        hosts: [device],
        reads: idsOf(childrenOf(facts, device.id, "physicalPort")),
        rules: ["EX-ASE-03"],
        who: operatorAt([device], "PowerShell interface of the device"),
        blocks,
      },
    ];
  });
}

/** CK-ASE-02: what the platform installs is there. */
export function checkComponents({ facts }: RunbookContext, plan: SitePlan): Check[] {
  return computePages(facts, plan).map(({ device, cluster }): Check => {
    return {
      id: "CK-ASE-02",
      title: "Components of the cluster",
      why: "Pod addresses, service addresses and names inside the cluster depend on one component each.",
      passWhen: "Calico, MetalLB and Core DNS are present",
      hosts: [device],
      reads: [cluster.id],
      rules: ["EX-ASE-04", "UL-LB-020", "UL-DNS-011", "UL-CNI-012"],
      who: operatorAt([device], "PowerShell interface of the device"),
      blocks: [
        paragraph(words(`Look for them in the PowerShell interface. ${NO_COMMAND}`)),
        table(
          [
            ["Component", "text"],
            ["Present", "blank"],
          ],
          ["calico", "metalLb", "coreDns"].map((each): Cell[] => [
            cell(words(componentLabel(each))),
            BLANK,
          ]),
        ),
      ],
    };
  });
}

function componentLabel(value: string): string {
  const type = findField("cluster", "components")?.type;
  const choices = type?.type === "set" ? type.choices : [];
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** CK-ASE-03: services have addresses of the external service range. */
export function checkServices({ facts }: RunbookContext, plan: SitePlan): Check[] {
  return computePages(facts, plan).flatMap(({ device, cluster, services }): Check[] => {
    const exposed = exposedServices(facts, cluster.id);
    if (exposed.length === 0) return [];
    const range = services.map((each) => formatRange(each.range)).join(", ");
    return [
      {
        id: "CK-ASE-03",
        title: "Addresses of the services",
        why: "MetalLB hands out the addresses of the service range and of nothing else.",
        passWhen: "all in the external service range",
        hosts: [device],
        reads: [...idsOf(exposed), ...services.map(({ pool }) => pool.id)],
        rules: ["EX-ASE-01", "UL-VIP-030"],
        who: words("Operator, with the tools of Kubernetes"),
        blocks: [
          paragraph(words(`List the services of type LoadBalancer. ${NO_COMMAND}`)),
          table(
            [
              ["Service", "text"],
              ["Address of the design", "text"],
              ["Must lie in", "address"],
              ["Address shown", "blank"],
            ],
            exposed.map((service): Cell[] => {
              const address = valueOf(readIpv4(facts, service, "address"));
              return [
                cell([{ element: service.id, name: service.name }]),
                cell(
                  address === undefined ? words("from the range") : [{ code: formatIpv4(address) }],
                ),
                { type: "address", text: range, automatic: false },
                BLANK,
              ];
            }),
          ),
        ],
      },
    ];
  });
}
