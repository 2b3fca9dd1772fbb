import { formatIpv4 } from "#shared/address/ipv4";
import { rangeSize } from "#shared/address/range";
import { plannedDevices } from "#shared/facts/ase-device";
import { childrenOf, parentOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { holderRole } from "#shared/facts/membership";
import { clusterOf, nodesOf } from "#shared/facts/networks";
import { isPinned } from "#shared/facts/pinned";
import { platformOf } from "#shared/facts/places";
import { poolRange } from "#shared/facts/pools";
import { readText, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { calculate } from "../calculate.ts";
import { plannedCluster } from "../network/planned-clusters.ts";
import { servicesOf } from "../planned-cluster.ts";
import type { PlanSpec } from "../plan-spec.ts";
import type { Further, Wanted } from "./wanted.ts";

type Range = Wanted["ranges"][number];

const LABELS: Readonly<Record<string, string>> = {
  eeService: "Service range",
  aseNode: "Kubernetes node range",
  aseService: "External service range",
};

/** The ranges of a cluster of AKS Edge Essentials or Azure Stack Edge, with further services. */
export function wantedByCluster(facts: Facts, cluster: ElementRecord, further: Further): Wanted {
  const drawn = plannedCluster(facts, cluster);
  const more = { name: "further", ports: ["tcp/443"], instances: further.services };
  const planned = { ...drawn, services: [...drawn.services, more] };
  const pools = childrenOf(facts, cluster.id, "addressPool");
  const services = servicesOf(planned);
  const spec = specOf(facts, cluster, planned, services);
  const ranges = pools.flatMap((pool) => {
    const role = readText(facts, pool, "role");
    const label = LABELS[role];
    if (label === undefined) return [];
    const isForNodes = role === "aseNode";
    const size = isForNodes ? plannedDevices(facts, cluster.id) + 1 : Math.max(services, 1);
    return [rangeOfPool(facts, cluster, pool, label, size, isForNodes ? "node" : "service")];
  });
  return { object: cluster, spec, plan: calculate(spec), ranges, leases: 0 };
}

function specOf(
  facts: Facts,
  cluster: ElementRecord,
  planned: ReturnType<typeof plannedCluster>,
  services: number,
): PlanSpec {
  const platform = platformOf(facts, cluster.id);
  const nodes = nodesOf(facts, cluster.id);
  const common = {
    edition: platform?.edition ?? "",
    gatewayInside: true,
    otherAddresses: 0,
  };
  if (platform?.code === "ASE") {
    const devices = plannedDevices(facts, cluster.id);
    return { profile: "ase", variant: "", ...common, devices, clusters: [planned] };
  }
  return {
    profile: "edge",
    variant: platform?.code === "EE-S" ? "single" : "scalable",
    ...common,
    hosts: new Set(nodes.map(({ parent }) => parent)).size,
    serviceRangeSize: services,
    // A node may carry the control plane and work as well; it takes one address.
    clusters: [{ ...planned, controlPlane: 0, workers: nodes.length }],
  };
}

function rangeOfPool(
  facts: Facts,
  cluster: ElementRecord,
  pool: ElementRecord,
  label: string,
  size: number,
  member: "node" | "service",
): Range {
  const startIsFixed = governingFact(facts, pool, "start")?.requirement === "automatic";
  const bySize = !isEmptyValue(pool.fields["size"]);
  return {
    id: pool.id,
    element: pool.id,
    label,
    size,
    current: valueOf(poolRange(facts, pool)),
    pinned: isPinned(facts, pool.id, "start"),
    startIsFixed,
    write: (range) => ({
      ...(startIsFixed ? {} : { start: formatIpv4(range.start) }),
      ...(bySize ? { size: rangeSize(range) } : { end: formatIpv4(range.end) }),
    }),
    isMember(claim) {
      const parent = parentOf(facts, claim.owner);
      if (member === "service") return claim.role === "service" && parent === cluster.id;
      return (
        holderRole(facts, claim) === "node" &&
        typeof parent === "string" &&
        clusterOf(facts, parent) === cluster.id
      );
    },
    isOwn: (claim) => claim.owner === pool.id,
  };
}
