import { rangeSize } from "#shared/address/range";
import { formatRange } from "#shared/address/range";
import { leaseSet } from "#shared/facts/dhcp";
import { elementOf, type Facts } from "#shared/facts/engine";
import { hciDemand, vipNeed, type HciDemand } from "#shared/facts/hci-demand";
import { smallestPrefixLength } from "#shared/facts/reservation";
import { say } from "#shared/kernel/message";
import type { Block, Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { poolText, vnetsOf, type VnetValues } from "../hci-values.ts";
import { code, words, type Inlines } from "../inline.ts";
import { scopesAround } from "../shared-steps/dhcp-exclusion.ts";

/** The reservation tables with the figures of the design: what every cluster takes (EX-HCI-04). */
export const hciReservation = defineSection({
  id: "hci-reservation",
  group: "Front matter",
  title: "Address reservation",
  per: "site",
  platforms: ["HCI"],
  prints: ["EX-HCI-04", "REF-8", "REF-9"],
  content: ({ facts }, plan) =>
    vnetsOf(facts, plan).flatMap((values) => reservation(facts, values)),
});

const COLUMNS = [
  ["For", "text"],
  ["Control plane", "number"],
  ["Workers", "number"],
  ["Update", "number"],
  ["Load balancer", "number"],
  ["Sum", "number"],
] as const;

function reservation(facts: Facts, values: VnetValues): Block[] {
  const { vnet } = values;
  const demand = hciDemand(facts, vnet.id);
  const vips = vipNeed(demand);
  return [
    { type: "heading", content: [...words("Network "), { element: vnet.id, name: vnet.name }] },
    paragraph(
      values.isStatic
        ? say`Addresses of node VMs, from the node VM pool (table REF-8 with the figures of this design):`
        : say`Addresses of node VMs, leased from the scope (table REF-8 with the figures of this design):`,
    ),
    table(COLUMNS, nodeRows(facts, demand)),
    paragraph(say`Virtual addresses, from the VIP pool (table REF-9):`),
    table(
      [
        ["Resource", "text"],
        ["Addresses", "number"],
      ],
      [
        [cell(words("API servers of the workload clusters")), number(demand.clusters.length)],
        [cell(words("API server of the AKS host")), number(demand.hostApis)],
        [
          cell(words(`Services: ${demand.services}, counted ${MODES[demand.mode]}`)),
          number(demand.vips[demand.mode] - demand.clusters.length),
        ],
        [cell(words("Sum")), number(vips)],
      ],
    ),
    table(
      [
        ["Range", "text"],
        ["Addresses", "text"],
        ["Size", "number"],
        ["Needed", "number"],
        ["Left", "number"],
      ],
      rangeRows(facts, values, demand.nodes, vips),
    ),
    paragraph(
      say`Together ${demand.nodes + vips} addresses. With network, broadcast and gateway the smallest prefix that holds them has length ${smallestPrefixLength(demand.nodes + vips, 1, 0)}; the documents advise at least 256 addresses, a /24.`,
    ),
  ];
}

const MODES = {
  shared: "as shared wherever their ports differ",
  perCluster: "as shared inside one cluster",
  oneEach: "with one address each",
} as const;

function nodeRows(facts: Facts, { clusters, hosts, hostShare, nodes }: HciDemand): Cell[][] {
  const host: Cell[] = [
    cell(words(hosts === 1 ? "AKS host" : `${hosts} AKS hosts`)),
    number(hosts),
    number(0),
    number(hostShare - hosts),
    number(0),
    number(hostShare),
  ];
  const rows = clusters.map(({ id, controlPlane, workers, share }): Cell[] => [
    cell([{ element: id, name: elementOf(facts, id)?.name ?? id }]),
    number(controlPlane),
    number(workers),
    number(share - controlPlane - workers - 1),
    number(1),
    number(share),
  ]);
  const sum: Cell[] = [
    cell(words("Sum")),
    ...["", "", "", ""].map((): Cell => cell([])),
    number(nodes),
  ];
  return [...(hosts > 0 ? [host] : []), ...rows, sum];
}

function rangeRows(facts: Facts, values: VnetValues, nodes: number, vips: number): Cell[][] {
  const row = (name: Inlines, text: string, size: number, needed: number): Cell[] => [
    cell(name),
    cell(text === "" ? words("not given") : code(text)),
    number(size),
    number(needed),
    number(size - needed),
  ];
  const sizeOf = (ranges: VnetValues["nodePool"]): number =>
    ranges.reduce((sum, range) => sum + rangeSize(range), 0);
  const leases = values.isStatic
    ? [row(words("Node VM pool"), poolText(values.nodePool), sizeOf(values.nodePool), nodes)]
    : scopesAround(facts, values.vnet.id).map((scope) => {
        const ranges = leaseSet(facts, scope);
        const text = ranges.map(formatRange).join(", ");
        return row([{ element: scope.id, name: scope.name }], text, sizeOf(ranges), nodes);
      });
  return [
    ...leases,
    row(words("VIP pool"), poolText(values.vipPool), sizeOf(values.vipPool), vips),
  ];
}

function number(value: number): Cell {
  return { type: "number", value };
}
