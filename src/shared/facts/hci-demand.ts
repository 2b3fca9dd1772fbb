import { sameJson, type Json } from "#shared/kernel/json";
import { clusterShape } from "./clusters.ts";
import {
  childIds,
  defineFact,
  defineGlobalFact,
  elementOf,
  idsOfKind,
  kindOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { governingFact, settledField } from "./field-values.ts";
import { clustersOn, serviceSize } from "./kubernetes.ts";
import { siteIdOf } from "./places.ts";
import { referenceOf } from "./references.ts";
import {
  clusterShare,
  hostShare,
  HCI_2022,
  serviceAddresses,
  vipPoolNeed,
  type Reserve,
  type ServiceSize,
  type ShareMode,
} from "./reservation.ts";
import { balancedServices } from "./services.ts";

/** What one workload cluster takes from the node pool of its network (F2). */
export interface ClusterDemand {
  readonly id: string;
  readonly controlPlane: number;
  readonly workers: number;
  readonly share: number;
  /** False while nobody has said how many nodes it has. */
  readonly isKnown: boolean;
}

/** What everything on one AKS virtual network takes from its two pools (F1 to F6). */
export interface HciDemand {
  readonly clusters: readonly ClusterDemand[];
  /** AKS hosts on this network; one is assumed while the site's only network shows none. */
  readonly hosts: number;
  /** F1, for all of these. */
  readonly hostShare: number;
  /** F3: addresses of the node VM pool, or of the leases. */
  readonly nodes: number;
  /** F4 without the API server of the AKS host, by each way of counting services (F5a to F5c). */
  readonly vips: Readonly<Record<ShareMode, number>>;
  readonly services: number;
  readonly mode: ShareMode;
  /** API servers of AKS hosts that the site wants to be counted besides (AMB-04). */
  readonly hostApis: number;
}

export const hciDemand = defineFact<HciDemand>(
  "hciDemand",
  (facts, vnet) => {
    const clusters = clustersOn(facts, vnet).map(({ id }) => clusterDemand(facts, id));
    const hosts = hostsOn(facts, vnet);
    const hostShares = hosts.reduce((sum, id) => sum + shareOfHost(facts, id), 0);
    const services = clusters.flatMap(({ id }) => servicesIn(facts, id));
    const vips = (mode: ShareMode): number =>
      vipPoolNeed(clusters.length, serviceAddresses(services, mode), 0);
    const site = siteIdOf(facts, vnet);
    return {
      clusters,
      hosts: hosts.length,
      hostShare: hostShares,
      nodes: clusters.reduce((sum, { share }) => sum + share, hostShares),
      vips: { shared: vips("shared"), perCluster: vips("perCluster"), oneEach: vips("oneEach") },
      services: services.length,
      mode: modeOf(site === undefined ? undefined : settledField(facts, site, "vipCountMode")),
      hostApis:
        site !== undefined && settledField(facts, site, "countHostApiVip") === true
          ? hosts.length
          : 0,
    };
  },
  sameValue,
);

/** All virtual addresses that the site counts on (F4), the API server of the AKS host included. */
export function vipNeed({ vips, mode, hostApis }: HciDemand): number {
  return vips[mode] + hostApis;
}

/** What a further cluster of that shape would take from the pool of a network. */
export function furtherShare(
  facts: Facts,
  vnet: string,
  controlPlane: number,
  workers: number,
): number {
  return clusterShare(
    { controlPlane, workers },
    { ...HCI_2022, clusterUpdate: platformUpdate(facts, vnet) },
  );
}

/** The same sum with another number of addresses kept for the update of each cluster. */
export function nodesWithReserve({ clusters, hostShare }: HciDemand, reserve: Reserve): number {
  return clusters.reduce((sum, cluster) => sum + clusterShare(cluster, reserve), hostShare);
}

const clusterDemand = defineFact<ClusterDemand>(
  "clusterDemand",
  (facts, id) => {
    const cluster = elementOf(facts, id);
    const { controlPlanes, workers, isKnown } = cluster
      ? clusterShape(facts, cluster)
      : { controlPlanes: 0, workers: 0, isKnown: false };
    const reserve = {
      ...HCI_2022,
      clusterUpdate: count(settledField(facts, id, "updateReserve")) ?? HCI_2022.clusterUpdate,
    };
    const share = clusterShare({ controlPlane: controlPlanes, workers }, reserve);
    return { id, controlPlane: controlPlanes, workers, share, isKnown };
  },
  sameValue,
);

const servicesIn = defineFact<readonly ServiceSize[]>(
  "serviceSizes",
  (facts, cluster) => balancedServices(facts, cluster).map(serviceSize),
  sameValue,
);

/** Ids of AKS hosts on a network; an empty id stands for the one that is not drawn yet. */
const hostsOn = defineFact<readonly string[]>(
  "aksHostsOn",
  (facts, vnet) => {
    const drawn = hostsByNetwork(facts).get(vnet) ?? [];
    const site = siteIdOf(facts, vnet);
    if (drawn.length > 0 || site === undefined) return drawn;
    const beside = childIds(facts, site);
    const isElsewhere = beside.some(
      (id) => referenceOf(facts, id, "network") && kindOf(facts, id) === "aksHost",
    );
    const networks = beside.filter((id) => kindOf(facts, id) === "vnet");
    return isElsewhere || networks.length > 1 ? [] : [""];
  },
  sameList,
);

const hostsByNetwork = defineGlobalFact("aksHostsByNetwork", (facts) =>
  Map.groupBy(idsOfKind(facts, "aksHost"), (id) => referenceOf(facts, id, "network") ?? ""),
);

/** The AKS hosts that name a network as theirs. */
export function aksHostsOn(facts: Facts, vnet: string): readonly string[] {
  return hostsOn(facts, vnet).filter((id) => id !== "");
}

function shareOfHost(facts: Facts, host: string): number {
  const given = host === "" ? undefined : count(settledField(facts, host, "updateReserve"));
  return hostShare({ ...HCI_2022, hostUpdate: given ?? HCI_2022.hostUpdate });
}

function platformUpdate(facts: Facts, vnet: string): number {
  const cluster = { id: vnet, kind: "cluster", name: "", parent: null, fields: {} };
  const automatic = governingFact(facts, cluster, "updateReserve")?.automatic;
  return (
    (automatic && "value" in automatic ? count(automatic.value) : undefined) ??
    HCI_2022.clusterUpdate
  );
}

function count(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function modeOf(value: Json | undefined): ShareMode {
  return value === "shared" || value === "oneEach" ? value : "perCluster";
}

function sameValue(a: unknown, b: unknown): boolean {
  return sameJson(a as Json, b as Json);
}
