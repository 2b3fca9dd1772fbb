import { formatIpv4 } from "#shared/address/ipv4";
import { arcDemand, arcPool } from "#shared/facts/arc-demand";
import { balancerRanges, serviceBalancersOf } from "#shared/facts/balancers";
import type { Facts } from "#shared/facts/engine";
import { clustersOn } from "#shared/facts/kubernetes";
import { holderRole } from "#shared/facts/membership";
import { clusterOf } from "#shared/facts/networks";
import { isPinned } from "#shared/facts/pinned";
import { platformOf } from "#shared/facts/places";
import { readRangeList, valueOf } from "#shared/facts/readings";
import { balancedServices } from "#shared/facts/services";
import { parentOf } from "#shared/facts/engine";
import type { ElementRecord } from "#shared/model/records";
import { rangeText } from "#shared/rules/vnet-fixes";
import { calculateArc } from "../calculate-arc.ts";
import { plannedClustersOn } from "../network/planned-clusters.ts";
import type { ArcSpec } from "../plan-spec.ts";
import { withFurther } from "./further-clusters.ts";
import type { Further, Wanted } from "./wanted.ts";

type Range = Wanted["ranges"][number];

/** The VM pool of a logical network, and the ranges of the load balancers of its clusters. */
export function wantedArc(facts: Facts, network: ElementRecord, further: Further): Wanted {
  const platform = platformOf(facts, network.id);
  const isLeased = platform?.code === "ARC-DH";
  const demand = arcDemand(facts, network);
  const spec: ArcSpec = {
    profile: "arc",
    variant: isLeased ? "dhcp" : "static",
    edition: platform?.edition ?? "",
    gatewayInside: true,
    otherAddresses: 0,
    count: "everyNode",
    typedControlPlaneIps: demand.clusters.length - demand.controlPlaneIps,
    vipCountMode: "oneEach",
    clusters: withFurther(plannedClustersOn(facts, network.id), further),
  };
  const plan = calculateArc(spec);
  const balancers = clustersOn(facts, network.id).flatMap((cluster) =>
    rangeOfBalancer(facts, cluster),
  );
  const ranges = isLeased ? balancers : [vmPool(facts, network, plan.nodePool), ...balancers];
  return { object: network, spec, plan, ranges, leases: isLeased ? plan.nodePool : 0 };
}

function vmPool(facts: Facts, network: ElementRecord, size: number): Range {
  const clusters = new Set(clustersOn(facts, network.id).map(({ id }) => id));
  return {
    id: "pool",
    element: network.id,
    label: "VM pool",
    size,
    current: valueOf(arcPool(facts, network)),
    pinned: isPinned(facts, network.id, "poolStart"),
    write: ({ start, end }) => ({ poolStart: formatIpv4(start), poolEnd: formatIpv4(end) }),
    isMember(claim) {
      const node = parentOf(facts, claim.owner);
      const isNode = holderRole(facts, claim) === "node" && typeof node === "string";
      return isNode && clusters.has(clusterOf(facts, node) ?? "");
    },
    isOwn: (claim) => claim.owner === network.id,
  };
}

function rangeOfBalancer(facts: Facts, cluster: ElementRecord): Range[] {
  const [balancer] = serviceBalancersOf(facts, cluster.id);
  const [first, ...more] = balancer ? balancerRanges([balancer]) : [];
  // Several ranges were divided on purpose; a plan leaves them alone.
  if (!balancer || more.length > 0) return [];
  const stored = readRangeList(balancer, "ranges");
  if (stored.length > 1) return [];
  return [
    {
      id: balancer.id,
      element: balancer.id,
      label: `Load balancer range of ${cluster.name}`,
      size: Math.max(balancedServices(facts, cluster.id).length, 1),
      current: first?.range,
      pinned: isPinned(facts, balancer.id, "ranges"),
      write: (range) => ({ ranges: [rangeText(range)] }),
      isMember: (claim) => claim.role === "service" && parentOf(facts, claim.owner) === cluster.id,
      isOwn: (claim) => claim.owner === balancer.id && claim.field === "ranges",
    },
  ];
}
