import { childrenOf } from "#shared/facts/engine";
import { balancersOf, networkObjectOf } from "#shared/facts/kubernetes";
import { balancedServices } from "#shared/facts/services";
import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Cell } from "../block.ts";
import type { CommandValue } from "../command.ts";
import { BLANK, cell, described, expected, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { cloudAgentsOf, poolText, vnetsOf } from "../hci-values.ts";
import { words } from "../inline.ts";
import { askEach } from "../shared-steps/ask-addresses.ts";
import type { Check } from "../shared-steps/check.ts";
import { scopesAround } from "../shared-steps/dhcp-exclusion.ts";
import { idsOf } from "../shared-steps/people.ts";
import { NO_COMMAND, WINDOWS } from "../sources.ts";
import { addressCell, addressTable } from "./check-tables.ts";

/** CK-HCI-01: the cloud agent keeps its address wherever it runs. */
export function checkCloudAgent({ facts }: RunbookContext, plan: SitePlan): Check[] {
  return cloudAgentsOf(facts, plan).flatMap(({ hostCluster, servers, isNeeded, address }) => {
    const value: CommandValue = {
      label: "cloud agent",
      text: address ?? "",
      from: { element: hostCluster.id, field: "cloudServiceCidr" },
    };
    const ask =
      isNeeded && address !== undefined
        ? [
            paragraph(
              say`On each server, before and after the agent has been moved to another one:`,
            ),
            ...askEach(WINDOWS, [value]),
            expected(
              "whole",
              [`${address} True`],
              say`Look at the role of the cloud agent in Failover Cluster Manager and at the subnet of its address.`,
            ),
          ]
        : [
            paragraph(
              say`The agent leases its address. Write it down, move the agent to another server and compare.`,
            ),
            described(say`it answers before and after the move`),
          ];
    return [
      {
        id: "CK-HCI-01",
        title: "Cloud agent",
        why: "The agent runs on one server at a time and takes its address along when it moves.",
        passWhen: "the agent answers before and after it moves",
        hosts: servers.length > 0 ? servers : plan.hosts,
        reads: [hostCluster.id],
        rules: ["EX-HCI-02", "UL-CAP-028"],
        blocks: ask,
      },
    ];
  });
}

/** CK-HCI-02: the DHCP server really leaves the VIP pool out. */
export function checkExclusion({ facts }: RunbookContext, plan: SitePlan): Check[] {
  if (plan.platform.code !== "HCI-DH") return [];
  const vnets = vnetsOf(facts, plan);
  const rows = vnets.flatMap(({ vnet, vipPool }) =>
    scopesAround(facts, vnet.id).map((scope): Cell[] => [
      cell([{ element: scope.id, name: scope.name }]),
      { type: "address", text: poolText(vipPool), automatic: false },
      BLANK,
      BLANK,
    ]),
  );
  return [
    {
      id: "CK-HCI-02",
      title: "Exclusion of the VIP pool",
      why: "The exclusion stands in the DHCP server and not in this design; somebody has to have seen it there.",
      passWhen: "confirmed by name and date",
      hosts: [],
      reads: idsOf(vnets.map(({ vnet }) => vnet)),
      rules: ["UL-DHCP-001", "UL-DHCP-002"],
      who: words("Network administrator, at the DHCP server"),
      isOnce: true,
      blocks: [
        paragraph(words("The server shows the VIP pool among the exclusions of the scope:")),
        table(
          [
            ["Scope", "text"],
            ["Excluded", "address"],
            ["Confirmed by", "blank"],
            ["On", "blank"],
          ],
          rows,
        ),
      ],
    },
  ];
}

/** CK-HCI-03: API servers and services have addresses of the VIP pool, each once. */
export function checkVips({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const rows = plan.deployments.flatMap(({ cluster }): Cell[][] => {
    const network = networkObjectOf(facts, cluster);
    const pool = vnetsOf(facts, plan).find(({ vnet }) => vnet.id === network?.id)?.vipPool ?? [];
    const endpoint = childrenOf(facts, cluster.id, "controlPlaneEndpoint")[0];
    const line = (element: ElementRecord, what: string, field: string): Cell[] => [
      cell([{ element: element.id, name: element.name }]),
      cell(words(what)),
      addressCell(facts, element, field),
      { type: "address", text: poolText(pool), automatic: false },
      BLANK,
    ];
    return [
      endpoint
        ? line(endpoint, "API server", "address")
        : line(cluster, "API server", "apiServerIp"),
      ...balancedServices(facts, cluster.id).map((each) => line(each, "Service", "address")),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      id: "CK-HCI-03",
      title: "API servers and services",
      why: "Every virtual address comes from the VIP pool; an address that two hold makes both unreliable.",
      passWhen: "every address in the VIP pool, none twice",
      hosts: [],
      reads: idsOf(plan.deployments.map(({ cluster }) => cluster)),
      rules: ["UL-VIP-006", "UL-VIP-007"],
      who: words("Operator, with the tools of Kubernetes"),
      isOnce: true,
      blocks: [
        paragraph(words(`List the addresses and fill in what is shown. ${NO_COMMAND}`)),
        addressTable(rows),
      ],
    },
  ];
}

/** CK-HCI-04: one HAProxy VM for each workload cluster. */
export function checkBalancers({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const isStatic = plan.platform.code === "HCI-ST";
  const vnets = vnetsOf(facts, plan);
  const balancers = plan.deployments.flatMap(({ cluster }) =>
    balancersOf(facts, cluster.id)
      .filter((each) => readText(facts, each, "product") === "haproxyVm")
      .map((each) => ({ cluster, each })),
  );
  if (balancers.length === 0) return [];
  const rows = balancers.map(({ cluster, each }): Cell[] => {
    const network = networkObjectOf(facts, cluster);
    const pool = vnets.find(({ vnet }) => vnet.id === network?.id)?.nodePool ?? [];
    return [
      cell([{ element: each.id, name: each.name }]),
      cell(say`of ${cluster}`),
      addressCell(facts, each, "address"),
      isStatic
        ? { type: "address", text: poolText(pool), automatic: false }
        : cell(words("leased")),
      BLANK,
    ];
  });
  return [
    {
      id: "CK-HCI-04",
      title: "Load balancer VM of each cluster",
      why: "Each workload cluster brings one VM with HAProxy; it takes an address like a node.",
      passWhen: isStatic
        ? "one for each cluster, with an address of the node VM pool"
        : "one for each cluster, with a leased address",
      hosts: [],
      reads: idsOf(balancers.map(({ each }) => each)),
      rules: ["UL-LB-001", "UL-LB-003"],
      who: words("Operator, in Failover Cluster Manager or Hyper-V Manager"),
      isOnce: true,
      blocks: [
        paragraph(words("Find the VM of each cluster and fill in its address.")),
        addressTable(rows),
      ],
    },
  ];
}
