import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { siteFlows } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { nodesOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";
import { controlPlaneOf, logicalNetworksOf } from "../arc-values.ts";
import type { Block, Cell } from "../block.ts";
import { BLANK, cell, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { askUrls, probesFrom } from "./probes.ts";
import { portOpen } from "../shared-steps/ask-addresses.ts";
import type { Check } from "../shared-steps/check.ts";
import { idsOf } from "../shared-steps/people.ts";
import { NO_COMMAND } from "../sources.ts";

/** CK-ARC-01: the API of each cluster answers on its control plane address. */
export function checkControlPlanes({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const given = plan.deployments.flatMap(({ cluster }) => {
    const controlPlane = controlPlaneOf(facts, cluster);
    return controlPlane ? [{ cluster, ...controlPlane }] : [];
  });
  if (given.length === 0 || plan.hosts.length === 0) return [];
  return [
    {
      id: "CK-ARC-01",
      title: "Control plane IPs",
      why: "The address is the way to the cluster for as long as it lives, and nothing else may have it.",
      passWhen: "the API answers on the control plane IP",
      hosts: plan.hosts.slice(0, 1),
      reads: idsOf(given.map(({ endpoint }) => endpoint)),
      rules: ["UL-VIP-021", "UL-VIP-025"],
      blocks: given.flatMap(({ cluster, endpoint, text }): Block[] => [
        paragraph(say`Control plane IP of ${cluster}:`),
        ...portOpen(
          { label: "control plane IP", text, from: { element: endpoint.id, field: "address" } },
          { label: "port", text: "6443" },
          say`Look for a second device with the address and for the firewall between the VLANs.`,
        ),
      ]),
    },
  ];
}

/** CK-ARC-02: the flows between VLANs that REF-2 lists are open. */
export function checkFlows({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const flows = siteFlows(facts, plan.site.id).filter(
    ({ from, to }) => from.network !== to.network,
  );
  if (flows.length === 0) return [];
  const probes = probesFrom(plan, flows);
  return [
    {
      id: "CK-ARC-02",
      title: "Ports between VLANs",
      why: "Management and AKS networks lie on VLANs of their own; a port that is shut shows much later as a cluster that never gets ready.",
      passWhen: "all pairs of the port table are open",
      hosts: plan.hosts,
      reads: [...new Set(flows.flatMap(({ from, to }) => [...from.members, ...to.members]))],
      rules: ["EX-ARC-06", ...new Set(flows.map(({ rule }) => rule))],
      blocks: [
        ...(probes.length > 0 ? [paragraph(words("From each server:"))] : []),
        ...probes,
        paragraph(
          words(
            "The other pairs of the port table begin in VMs of the platform. The administrator of the firewall confirms each of them in that table.",
          ),
        ),
      ],
    },
  ];
}

/** CK-ARC-03: every URL of the list can be reached from a server and from a VM. */
export function checkUrls(_context: RunbookContext, plan: SitePlan): Check[] {
  if (plan.hosts.length === 0) return [];
  return [
    {
      id: "CK-ARC-03",
      title: "List of URLs",
      why: "One host that cannot be reached stops an update long after everybody has gone home.",
      passWhen: `all ${URL_ALLOWLIST.length} patterns can be reached on their port`,
      hosts: plan.hosts.slice(0, 1),
      reads: [],
      rules: ["EX-ARC-07", "UL-FW-008"],
      blocks: [
        paragraph(words("From one server, and once more from one VM on the AKS network:")),
        ...askUrls(),
      ],
    },
  ];
}

/** CK-ARC-04: nodes have addresses of the pool, and keep them. */
export function checkNodes({ facts }: RunbookContext, plan: SitePlan): Check[] {
  const rows = plan.deployments.flatMap(({ cluster, machines }): Cell[][] => {
    const where = whereNodesLive(facts, plan, networkObjectOf(facts, cluster)?.id);
    const drawn = machines.flatMap(({ nodes }) => nodes);
    return drawn.map(({ vm, adapters }): Cell[] => {
      const [nic] = adapters;
      const address = nic && valueOf(readIpv4(facts, nic, "address"));
      return [
        cell([{ element: vm.id, name: vm.name }]),
        cell(say`of ${cluster}`),
        cell(address === undefined ? words("from the pool") : [{ code: formatIpv4(address) }]),
        { type: "address", text: where, automatic: false },
        BLANK,
      ];
    });
  });
  if (rows.length === 0) return [];
  return [
    {
      id: "CK-ARC-04",
      title: "Addresses of the nodes",
      why: "A node whose address changes can force the cluster to be made again; so the addresses are written down now.",
      passWhen: "in the pool, unchanged since the deployment",
      hosts: [],
      reads: plan.deployments.flatMap(({ cluster }) => idsOf(nodesOf(facts, cluster.id))),
      rules: ["EX-ARC-04", "UL-LIFECYCLE-006"],
      who: words("Operator, with the tools of Kubernetes"),
      isOnce: true,
      blocks: [
        paragraph(words(`List the nodes and fill in their addresses. ${NO_COMMAND}`)),
        table(
          [
            ["Node", "text"],
            ["Cluster", "text"],
            ["Address of the design", "text"],
            ["Must lie in", "address"],
            ["Address shown", "blank"],
          ],
          rows,
        ),
      ],
    },
  ];
}

function whereNodesLive(facts: Facts, plan: SitePlan, network: string | undefined): string {
  const values = logicalNetworksOf(facts, plan).find((each) => each.network.id === network);
  return values?.pool ? formatRange(values.pool) : "";
}
