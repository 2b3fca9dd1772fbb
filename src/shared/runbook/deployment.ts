import type { ElementRecord } from "#shared/model/records";
import { childrenOf, elementOf, elementsOfKind, type Facts } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { nodesOf } from "#shared/facts/networks";
import { machineOf, platformOf, siteOf, type Platform } from "#shared/facts/places";
import { sortedBy } from "#shared/kernel/order";

/** What is deployed in one go: a cluster on the machines of a site. */
export interface Deployment {
  readonly site: ElementRecord;
  readonly platform: Platform;
  readonly cluster: ElementRecord;
  /** The machine that is deployed first comes first: one with a control plane node. */
  readonly machines: readonly Machine[];
}

/** A site with a platform, and what is deployed on it. */
export interface SitePlan {
  readonly site: ElementRecord;
  readonly platform: Platform;
  /** Servers, devices or machines of the site, by name. */
  readonly hosts: readonly ElementRecord[];
  readonly deployments: readonly Deployment[];
}

/** A host and what the deployment makes in it. Lists are in natural order of name. */
export interface Machine {
  readonly host: ElementRecord;
  readonly ports: readonly ElementRecord[];
  readonly switches: readonly ElementRecord[];
  /** Adapters of the host itself on its virtual switches. */
  readonly adapters: readonly ElementRecord[];
  readonly nats: readonly ElementRecord[];
  readonly nodes: readonly ClusterNode[];
}

/** A node VM of the cluster with its first adapter. */
export interface ClusterNode {
  readonly vm: ElementRecord;
  readonly adapters: readonly ElementRecord[];
  readonly isWindows: boolean;
  readonly isControlPlane: boolean;
}

/** Every deployment of the project, by site and cluster. Clusters outside a site have none. */
export function deploymentsOf(facts: Facts): Deployment[] {
  return elementsOfKind(facts, "cluster").flatMap((cluster) => {
    const site = siteOf(facts, cluster.id);
    const platform = platformOf(facts, cluster.id);
    if (!site || !platform) return [];
    return [{ site, platform, cluster, machines: machinesOf(facts, cluster) }];
  });
}

/** The sites that these deployments are for, and those that only have a platform so far. */
export function sitePlansOf(facts: Facts, deployments: readonly Deployment[]): SitePlan[] {
  return elementsOfKind(facts, "site").flatMap((site) => {
    const platform = platformOf(facts, site.id);
    if (!platform) return [];
    const own = deployments.filter((each) => each.site.id === site.id);
    return [{ site, platform, hosts: childrenOf(facts, site.id, "host"), deployments: own }];
  });
}

function machinesOf(facts: Facts, cluster: ElementRecord): Machine[] {
  const nodes = new Map<string, ClusterNode[]>();
  for (const vm of [...nodesOf(facts, cluster.id), ...homelessNodes(facts, cluster)]) {
    const host = machineOf(facts, vm.parent ?? "");
    if (!host) continue;
    nodes.set(host.id, [...(nodes.get(host.id) ?? []), clusterNode(facts, vm)]);
  }
  const hosts = childrenOf(facts, cluster.parent, "host").filter(({ id }) => nodes.has(id));
  const elsewhere = [...nodes.keys()].filter((id) => !hosts.some((host) => host.id === id));
  const all = [...hosts, ...elsewhere.flatMap((id) => machineOf(facts, id) ?? [])];
  const machines = all.map((host) => machine(facts, host, nodes.get(host.id) ?? []));
  const leads = (each: Machine): boolean => each.nodes.some((node) => node.isControlPlane);
  const lead = machines.find(leads);
  return lead ? [lead, ...machines.filter((each) => each !== lead)] : machines;
}

/** Nodes that name no cluster belong to the only one of the site, as in the exported configuration. */
function homelessNodes(facts: Facts, cluster: ElementRecord): ElementRecord[] {
  if (childrenOf(facts, cluster.parent, "cluster").length !== 1) return [];
  return childrenOf(facts, cluster.parent, "host")
    .flatMap((host) => childrenOf(facts, host.id, "nodeVm"))
    .filter(({ fields }) => {
      const owner = fields["cluster"];
      return typeof owner !== "string" || !elementOf(facts, owner);
    });
}

function machine(facts: Facts, host: ElementRecord, nodes: readonly ClusterNode[]): Machine {
  return {
    host,
    ports: childrenOf(facts, host.id, "physicalPort"),
    switches: childrenOf(facts, host.id, "vswitch"),
    adapters: childrenOf(facts, host.id, "vnic"),
    nats: childrenOf(facts, host.id, "nat"),
    nodes: sortedBy(nodes, (node) => (node.isWindows ? 1 : 0)),
  };
}

function clusterNode(facts: Facts, vm: ElementRecord): ClusterNode {
  const isWindows = readText(facts, vm, "os") === "windows";
  return {
    vm,
    adapters: childrenOf(facts, vm.id, "vnic"),
    isWindows,
    isControlPlane: !isWindows && readText(facts, vm, "role") !== "worker",
  };
}

/** Ids of what the set-up of the product makes on one machine. Switches made by hand are not among it. */
export function builtOn(facts: Facts, { platform }: Deployment, machine: Machine): string[] {
  const switches = machine.switches.filter((each) => !isMadeByHand(facts, each));
  const nats = platform.code === "EE-S" ? machine.nats : [];
  const nodes = machine.nodes.flatMap(({ vm, adapters }) => [vm, ...adapters]);
  return [...switches, ...machine.adapters, ...nats, ...nodes].map(({ id }) => id);
}

/** Whether a person makes the switch before the product is set up. */
export function isMadeByHand(facts: Facts, vswitch: ElementRecord): boolean {
  return readText(facts, vswitch, "creation") === "manual";
}

const DEPLOYED_WITH_CLUSTER = new Set(["controlPlaneEndpoint", "addressPool"]);

/** Ids of the cluster and of what its deployment makes; services come later, with the workloads. */
export function builtWithCluster(facts: Facts, { cluster }: Deployment): string[] {
  const parts = childrenOf(facts, cluster.id).filter(({ kind }) => DEPLOYED_WITH_CLUSTER.has(kind));
  return [cluster, ...parts].map(({ id }) => id);
}

/** Ids of the node VMs of a cluster and of their adapters. */
export function nodeIds({ machines }: Deployment): string[] {
  return machines.flatMap(({ nodes }) =>
    nodes.flatMap(({ vm, adapters }) => [vm, ...adapters].map(({ id }) => id)),
  );
}
