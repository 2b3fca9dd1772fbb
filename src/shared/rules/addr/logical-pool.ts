import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { arcDemand, arcPool, poolNeed } from "#shared/facts/arc-demand";
import { elementAddress } from "#shared/facts/addresses";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { clustersOn } from "#shared/facts/kubernetes";
import { networkOf, nodesOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const PARAMETERS = seed(
  "ARC",
  "Compare supported parameters for creating static IP or DHCP-based logical networks",
);

export const logicalPool = defineRule({
  id: "UL-ADDR-043",
  name: "addr/logical-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "The VM pool of a static logical network lacks its first or its last address.",
  why: "Node VMs get their addresses from the pool alone; the creation of a cluster is refused on a network without one.",
  todo: "Give the first and the last address of a free block that holds every node and a spare for each cluster.",
  sources: [PARAMETERS, seed("ARC_NEW")],
  check(facts, element, report) {
    const pool = valueOf(arcPool(facts, element));
    if (pool) report.pass(say`The pool of ${element} is ${formatRange(pool)}.`);
    const [missing] = ["poolStart", "poolEnd"].filter((field) =>
      isEmptyValue(element.fields[field]),
    );
    if (missing === undefined) return;
    report.fail({ field: missing, message: say`${element}: give both ends of the VM IP pool.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const network = element && networkOf(facts, element.id);
    if (!element || network === undefined) return [];
    const demand = arcDemand(facts, element);
    const size = Math.max(poolNeed(demand) + Math.max(demand.upgrades, demand.clusters.length), 2);
    const nodes = nodeAdapters(facts, element.id);
    const anchor =
      valueOf(readIpv4(facts, element, "poolStart")) ??
      sizedBefore(valueOf(readIpv4(facts, element, "poolEnd")), size) ??
      lowest(nodes.flatMap((id) => elementAddress(facts, id) ?? []));
    const block =
      freeBlockOn(facts, network, size, anchor, nodes) ??
      freeBlockOn(facts, network, size, undefined, nodes);
    if (!block) return [];
    return [
      setFields(
        say`Use ${formatRange(block)}, ${size} addresses for nodes and upgrades`,
        element.id,
        {
          poolStart: formatIpv4(block.start),
          poolEnd: formatIpv4(block.end),
        },
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "$IPPoolStart = 10.4.0.20, $IPPoolEnd empty",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { poolEnd: null } }],
      },
      {
        title: "no pool",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { poolStart: null, poolEnd: null } }],
      },
    ],
    good: [{ title: "$IPPoolStart = 10.4.0.20, $IPPoolEnd = 10.4.0.60", base: "arc-static" }],
  },
});

/** The adapters of all nodes of the clusters on a network object: they take their addresses from its pool. */
function nodeAdapters(facts: Facts, network: string): string[] {
  const nodes = clustersOn(facts, network).flatMap((cluster) => nodesOf(facts, cluster.id));
  return nodes.flatMap((node) => childrenOf(facts, node.id, "vnic").map(({ id }) => id));
}

function sizedBefore(end: Ipv4 | undefined, size: number): Ipv4 | undefined {
  return end === undefined ? undefined : Math.max(end - size + 1, 0);
}

function lowest(addresses: readonly Ipv4[]): Ipv4 | undefined {
  return addresses.length === 0 ? undefined : Math.min(...addresses);
}
