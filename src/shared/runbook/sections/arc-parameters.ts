import { formatIpv4 } from "#shared/address/ipv4";
import { rangeSize } from "#shared/address/range";
import { arcDemand, poolNeed } from "#shared/facts/arc-demand";
import { leaseSet } from "#shared/facts/dhcp";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { controlPlaneCount, networkObjectOf } from "#shared/facts/kubernetes";
import { balancedServices } from "#shared/facts/services";
import { readText } from "#shared/facts/readings";
import { listed, say } from "#shared/kernel/message";
import {
  controlPlaneOf,
  logicalNetworksOf,
  serviceBalancers,
  type LogicalNetworkValues,
} from "../arc-values.ts";
import type { Block, Cell } from "../block.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { code, sourceRef, words, type Inlines } from "../inline.ts";
import { scopesAround } from "../shared-steps/dhcp-exclusion.ts";
import { ARC_PARAMETERS } from "../sources.ts";

/** Variables of the logical networks, clusters, load balancers and the sum of addresses (EX-ARC-01 to 04). */
export const arcParameters = defineSection({
  id: "arc-parameters",
  group: "Front matter",
  title: "Parameter sheet",
  per: "site",
  platforms: ["ARC"],
  prints: ["EX-ARC-01", "EX-ARC-02", "EX-ARC-03", "EX-ARC-04"],
  content({ facts }, plan) {
    const networks = logicalNetworksOf(facts, plan);
    return [
      ...networks.flatMap((values) => [
        heading("Logical network", values.network),
        table(
          [
            ["Variable", "text"],
            ["Value", "text"],
            ["Given by", "text"],
            ["Source", "text"],
          ],
          variableRows(values),
        ),
        ...addressSum(facts, values),
      ]),
      ...(plan.deployments.length === 0
        ? []
        : [{ type: "heading" as const, content: words("Clusters") }, clusterTable(facts, plan)]),
      ...balancerTable(facts, plan),
    ];
  },
});

function heading(
  text: string,
  { id, name }: { readonly id: string; readonly name: string },
): Block {
  return { type: "heading", content: [...words(`${text} `), { element: id, name }] };
}

/** The variables of the document; with DHCP only the first two and the VLAN are supported. */
function variableRows(values: LogicalNetworkValues): Cell[][] {
  const { network, pool, isStatic } = values;
  const row = (name: string, value: Inlines | undefined, givenBy: string): Cell[] => [
    cell(code(name)),
    cell(value ?? words("not given")),
    cell(words(givenBy)),
    cell(sourceRef(ARC_PARAMETERS)),
  ];
  const some = (text: string | undefined): Inlines | undefined =>
    text === undefined ? undefined : code(text);
  const vlan = row("$vlanId", code(values.vlan ?? "0"), "Network administrator");
  return [
    row("$clustervnetname", code(network.name), "Design"),
    row("$vswitchname", some(values.switchName), "Infrastructure"),
    ...(isStatic
      ? [
          row("$ipaddressprefix", some(values.prefix), "Network administrator"),
          row("$gateway", some(values.gateway), "Network administrator"),
          row(
            "$dnsservers",
            values.dnsServers.length === 0 ? undefined : listed([...values.dnsServers]),
            "Network administrator",
          ),
          row("$IPPoolStart", some(pool && formatIpv4(pool.start)), "Network administrator"),
          row("$IPPoolEnd", some(pool && formatIpv4(pool.end)), "Network administrator"),
        ]
      : []),
    vlan,
  ];
}

/** F12 with the figures of the design. */
function addressSum(facts: Facts, { network, pool, isStatic }: LogicalNetworkValues): Block[] {
  const demand = arcDemand(facts, network);
  const size = isStatic
    ? pool && rangeSize(pool)
    : scopesAround(facts, network.id)
        .flatMap((scope) => leaseSet(facts, scope))
        .reduce((sum, range) => sum + rangeSize(range), 0);
  const need = poolNeed(demand) + demand.upgrades;
  const row = (label: string, value: number): Cell[] => [
    cell(words(label)),
    { type: "number", value },
  ];
  const held = isStatic ? "Addresses of the pool" : "Addresses that may be leased";
  return [
    paragraph(
      say`Addresses that come ${{ plain: isStatic ? "from its pool" : "from the scope" }} (sheet EX-ARC-04):`,
    ),
    table(
      [
        ["What", "text"],
        ["Addresses", "number"],
      ],
      [
        row("Worker nodes", demand.workers),
        row("Control plane nodes", demand.controlPlanes),
        row("Control plane IPs that the pool gives", demand.controlPlaneIps),
        row("Kept for upgrades", demand.upgrades),
        row("Needed", need),
        ...(size === undefined ? [] : [row(held, size), row("Left", size - need)]),
      ],
    ),
  ];
}

function clusterTable(facts: Facts, plan: SitePlan): Block {
  return table(
    [
      ["Cluster", "text"],
      ["Control plane IP", "text"],
      ["Control plane nodes", "number"],
      ["Node pools", "text"],
      ["Logical network", "text"],
    ],
    plan.deployments.map(({ cluster }): Cell[] => {
      const controlPlane = controlPlaneOf(facts, cluster);
      const network = networkObjectOf(facts, cluster);
      const pools = childrenOf(facts, cluster.id, "nodePool");
      return [
        cell([{ element: cluster.id, name: cluster.name }]),
        cell(controlPlane ? code(controlPlane.text) : words("from the pool")),
        { type: "number", value: controlPlaneCount(facts, cluster) },
        cell(
          pools.flatMap((pool, i): Inlines => [
            ...(i === 0 ? [] : words(", ")),
            { element: pool.id, name: pool.name },
            ...words(" × "),
            ...code(readText(facts, pool, "count") || "0"),
          ]),
        ),
        cell(network ? [{ element: network.id, name: network.name }] : words("not drawn")),
      ];
    }),
  );
}

function balancerTable(facts: Facts, plan: SitePlan): Block[] {
  const rows = plan.deployments.flatMap(({ cluster }) =>
    serviceBalancers(facts, cluster).map(({ balancer, isMetalLb, texts, isBgp }): Cell[] => [
      cell([{ element: balancer.id, name: balancer.name }]),
      cell([{ element: cluster.id, name: cluster.name }]),
      cell(words(isMetalLb ? "MetalLB, Arc extension" : "Third party")),
      cell(listed([...texts])),
      cell(words(isBgp ? "BGP" : "ARP")),
      { type: "number", value: balancedServices(facts, cluster.id).length },
    ]),
  );
  if (rows.length === 0) return [];
  return [
    { type: "heading", content: words("Load balancers (sheet EX-ARC-03)") },
    table(
      [
        ["Load balancer", "text"],
        ["Cluster", "text"],
        ["Kind", "text"],
        ["Ranges", "text"],
        ["Made known by", "text"],
        ["Services", "number"],
      ],
      rows,
    ),
  ];
}
