import { findLimit } from "#shared/profiles/index";
import { profileOf } from "#shared/plans/editions";
import { countServices, type PlannedCluster } from "#shared/plans/planned-cluster";
import type { PlanSpec } from "#shared/plans/plan-spec";
import type { NoteSink } from "../notes.ts";
import type { RawCluster, RawSpec } from "./spec-shape.ts";

/** A key that the spec leaves out, and what was taken for it. */
export interface Assumption {
  readonly key: string;
  readonly value: string | number | boolean;
  readonly why: string;
}

/** More services than any network holds; counting them one by one would take too long. */
const MOST_SERVICES = 5000;

/** Fills in what a spec leaves out, and says what cannot be. */
export function completeSpec(
  raw: RawSpec,
  notes: NoteSink,
): { spec: PlanSpec; assumed: readonly Assumption[] } {
  const assumed: Assumption[] = [];
  const or = <T extends string | number | boolean>(
    key: string,
    given: T | undefined,
    value: T,
    why: string,
  ): T => {
    if (given !== undefined) return given;
    assumed.push({ key, value, why });
    return value;
  };
  const common = {
    edition: editionFor(raw, or, notes),
    gatewayInside: or(
      "gatewayInside",
      raw.gatewayInside,
      true,
      "the gateway is usually in the subnet",
    ),
    otherAddresses: or("otherAddresses", raw.otherAddresses, 0, "none are named"),
  };
  const clusters = raw.clusters.map((each, i) => clusterOf(each, i, or));
  judgeClusters(clusters, notes);
  const spec = bySort();
  return { spec, assumed };

  function bySort(): PlanSpec {
    switch (raw.profile) {
      case "hci":
        return {
          profile: "hci",
          variant: or("variant", raw.variant, "static", "static addresses are the usual model"),
          ...common,
          withAksHost: true,
          vipCountMode: or("vipCountMode", raw.vipCountMode, "perCluster", SHARING),
          countHostApiVip: or("countHostApiVip", raw.countHostApiVip, true, HOST_API),
          clusters,
        };
      case "arc":
        return {
          profile: "arc",
          variant: or(
            "variant",
            raw.variant,
            "static",
            "newer documents allow static networks only",
          ),
          ...common,
          count: or("count", raw.count, "everyNode", "each node VM takes an address"),
          vipCountMode: or(
            "vipCountMode",
            raw.vipCountMode,
            "oneEach",
            "the documents count one for each service",
          ),
          clusters,
        };
      case "edge":
        return edgeSpec(raw);
      case "ase": {
        const devices = or("devices", raw.devices, 1, "most sites have one device");
        const wanted = clusters.map((each) => ({ ...each, controlPlane: 1, workers: devices }));
        judgeDevice(raw.clusters, devices, notes);
        return { profile: "ase", variant: "", ...common, devices, clusters: wanted };
      }
    }
  }

  function edgeSpec(edge: Extract<RawSpec, { profile: "edge" }>): PlanSpec {
    const nodes = clusters.reduce((sum, each) => sum + each.controlPlane + each.workers, 0);
    const variant = or(
      "variant",
      edge.variant,
      nodes > 2 ? "scalable" : "single",
      "by the number of nodes",
    );
    const isSingle = variant === "single";
    const hosts = isSingle ? 1 : nodes;
    const serviceRangeSize = or(
      "serviceRangeSize",
      edge.serviceRangeSize,
      countServices(clusters),
      "one for each service",
    );
    const limit = findLimit("serviceRangeSize", isSingle ? "EE-S" : "EE-M", common.edition)?.value;
    if (limit !== undefined && serviceRangeSize > limit)
      notes.error(
        "spec-value",
        "serviceRangeSize",
        `The edition ${common.edition} allows at most ${limit} addresses; ${serviceRangeSize} are asked for. Lower the number.`,
      );
    if (isSingle && nodes > 2)
      notes.error(
        "spec-value",
        "clusters[0]",
        `A single machine has one Linux node and at most one Windows node; ${nodes} nodes are asked for. Write "variant": "scalable", or fewer nodes.`,
      );
    return {
      profile: "edge",
      variant,
      ...common,
      hosts: isSingle
        ? (edge.hosts ?? hosts)
        : or("hosts", edge.hosts, hosts, "one machine for each node"),
      serviceRangeSize,
      clusters,
    };
  }
}

const SHARING = "services share an address by port within one cluster";
const HOST_API = "the AKS host has an API server too";

type Or = <T extends string | number | boolean>(
  key: string,
  given: T | undefined,
  value: T,
  why: string,
) => T;

/** The oldest edition is the one whose sums the documents walk through. */
function editionFor(raw: RawSpec, or: Or, notes: NoteSink): string {
  const { editions } = profileOf(raw.profile);
  const known = editions.map(({ id }) => id);
  const edition = or(
    "edition",
    raw.edition,
    known[0] ?? "",
    "the one that the documents' own example follows",
  );
  if (!known.includes(edition))
    notes.error(
      "spec-value",
      "edition",
      `There is no edition "${edition}" of this platform. Write ${known.join(" or ")}.`,
    );
  return edition;
}

function clusterOf(raw: RawCluster, index: number, or: Or): PlannedCluster {
  return {
    name: raw.name,
    controlPlane: raw.controlPlane ?? 0,
    workers: raw.workers ?? 0,
    services: (raw.services ?? []).map(({ name, ports, instances }, i) => ({
      name: name ?? `service ${i + 1}`,
      ports: [...new Set(ports)],
      instances: or(
        `clusters[${index}].services[${i}].instances`,
        instances,
        1,
        "one service is named",
      ),
    })),
  };
}

function judgeClusters(clusters: readonly PlannedCluster[], notes: NoteSink): void {
  const seen = new Map<string, number>();
  for (const [i, { name }] of clusters.entries()) {
    const first = seen.get(name);
    if (first === undefined) seen.set(name, i);
    else
      notes.error(
        "spec-value",
        `clusters[${i}].name`,
        `"${name}" is the name of clusters[${first}] already. Give each cluster a name of its own.`,
      );
  }
  const services = countServices(clusters);
  if (services > MOST_SERVICES)
    notes.error(
      "spec-value",
      "clusters",
      `There are ${services} services in all; at most ${MOST_SERVICES} are counted. Lower the instances.`,
    );
}

/** The device builds its own nodes, so a spec may only repeat what it builds. */
function judgeDevice(clusters: readonly RawCluster[], devices: number, notes: NoteSink): void {
  const expected = { controlPlane: 1, workers: devices } as const;
  for (const key of ["controlPlane", "workers"] as const) {
    for (const [i, cluster] of clusters.entries()) {
      const given = cluster[key];
      if (given !== undefined && given !== expected[key])
        notes.error(
          "spec-value",
          `clusters[${i}].${key}`,
          `The device builds one master and a worker on each device, so ${expected[key]} here; ${given} cannot be. Leave the key out, or change "devices".`,
        );
    }
  }
}
