import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, fieldOf, type Facts } from "./engine.ts";
import { controlPlaneIpsOf } from "./arc-demand.ts";
import {
  bridgesOf,
  deviceGroup,
  nodeGroups,
  serverGroups,
  type MachineGroup,
} from "./machine-groups.ts";
import { networkOf } from "./networks.ts";
import { siteIdOf } from "./places.ts";
import { readInterface, readIpv4, valueOf } from "./readings.ts";

/** Traffic that AKS enabled by Azure Arc needs where its parts are on VLANs of their own (REF-2). */
export interface ArcFlow {
  /** The rule that asks for it. */
  readonly rule: string;
  readonly from: MachineGroup;
  readonly to: MachineGroup;
  readonly port: number;
  /** Both ends in words. */
  readonly source: Message;
  readonly target: Message;
  /** For the rule of a firewall. */
  readonly purpose: string;
}

/** The flows of one part of a site, and what is not drawn that some of them would need. */
export interface ArcFlows {
  readonly flows: readonly ArcFlow[];
  readonly missing: readonly Message[];
}

const SERVERS = say`The servers`;

/** What a cluster needs: logs from its VMs, and its API for the bridge. */
export function clusterFlows(facts: Facts, cluster: ElementRecord): ArcFlows {
  const site = siteIdOf(facts, cluster.id);
  if (site === undefined) return { flows: [], missing: [] };
  const servers = serverGroups(facts, site);
  const bridges = bridgeGroups(facts, site);
  const nodes = nodeGroups(facts, cluster.id);
  const endpoints = controlPlaneIpsOf(facts, cluster).flatMap(
    ({ id }) => deviceGroup(facts, id) ?? [],
  );
  const vms = say`the cluster VMs of ${cluster}`;
  const api = say`the control plane IP of ${cluster}`;
  const logs = (from: MachineGroup, source: Message, to: MachineGroup): ArcFlow => {
    return {
      rule: "UL-FW-001",
      from,
      to,
      port: 22,
      source,
      target: vms,
      purpose: "log collection",
    };
  };
  return {
    flows: [
      ...nodes.flatMap((to) => [
        ...servers.map((from) => logs(from, SERVERS, to)),
        ...bridges.map(({ group, name }) => logs(group, name, to)),
      ]),
      ...endpoints.flatMap((to) =>
        bridges.map(({ group: from, name: source }): ArcFlow => {
          return {
            rule: "UL-FW-002",
            from,
            to,
            port: 6443,
            source,
            target: api,
            purpose: "Kubernetes API",
          };
        }),
      ),
    ],
    missing: [
      ...(servers.length === 0 ? [say`where the servers are`] : []),
      ...(bridges.length === 0 ? [say`where the Arc Resource Bridge is`] : []),
      ...(nodes.length === 0 ? [say`where the VMs of ${cluster} are`] : []),
    ],
  };
}

/** What the Arc Resource Bridge needs: the servers reach it, and it reaches the cloud agent. */
export function bridgeFlows(facts: Facts, bridge: ElementRecord): ArcFlows {
  const site = siteIdOf(facts, bridge.id);
  const group = deviceGroup(facts, bridge.id);
  if (site === undefined || !group)
    return { flows: [], missing: [say`the address and network of ${bridge}`] };
  const servers = serverGroups(facts, site);
  const agents = cloudAgents(facts, site);
  const toBridge = (rule: string, port: number, purpose: string): ArcFlow[] =>
    servers.map((from) => ({
      rule,
      from,
      to: group,
      port,
      source: SERVERS,
      target: say`${bridge}`,
      purpose,
    }));
  const toAgent = (rule: string, port: number, purpose: string): ArcFlow[] =>
    agents.map(({ group: to, name: target }) => ({
      rule,
      from: group,
      to,
      port,
      source: say`${bridge}`,
      target,
      purpose,
    }));
  return {
    flows: [
      ...toBridge("UL-FW-002", 6443, "Kubernetes API of the bridge"),
      ...toBridge("UL-FW-003", 46000, "load balancer agent"),
      ...toAgent("UL-FW-004", 55000, "cloud agent"),
      ...toAgent("UL-FW-005", 65000, "cloud agent authentication"),
    ],
    missing: [
      ...(servers.length === 0 ? [say`where the servers are`] : []),
      ...(agents.length === 0 ? [say`the address of the cloud agent (cluster resource)`] : []),
    ],
  };
}

interface Named {
  readonly group: MachineGroup;
  readonly name: Message;
}

function bridgeGroups(facts: Facts, site: string): Named[] {
  return bridgesOf(facts, site).flatMap((id) => {
    const group = deviceGroup(facts, id);
    return group ? [{ group, name: say`The Arc Resource Bridge VM` }] : [];
  });
}

/** The addresses at which the cloud agents of a site answer: the cluster resource, else -CloudServiceCIDR. */
export function cloudAgents(facts: Facts, site: string): Named[] {
  const [servers] = serverGroups(facts, site);
  return childrenOf(facts, site, "hostCluster").flatMap((cluster): Named[] => {
    const address =
      valueOf(readIpv4(facts, cluster, "clusterResourceIp")) ??
      valueOf(readInterface(facts, cluster, "cloudServiceCidr"))?.address;
    const network = networkOf(facts, cluster.id) ?? servers?.network;
    if (address === undefined || network === undefined) return [];
    const addresses = [{ start: address, end: address }];
    const group = { network, sender: cluster.id, addresses, members: [cluster.id] };
    return [{ group, name: say`the cloud agent of ${cluster}` }];
  });
}

/** What the documents of July 2025 add for a cluster: its VMs reach the cloud agent, the servers its API. */
export function newerClusterFlows(facts: Facts, cluster: ElementRecord): ArcFlows {
  const site = siteIdOf(facts, cluster.id);
  if (site === undefined) return { flows: [], missing: [] };
  const agents = cloudAgents(facts, site);
  const nodes = nodeGroups(facts, cluster.id);
  const endpoints = controlPlaneIpsOf(facts, cluster).flatMap(
    ({ id }) => deviceGroup(facts, id) ?? [],
  );
  const rule = "UL-X-107";
  const hasGateway = fieldOf(facts, site, "arcGateway") === true;
  const source = say`The VMs of ${cluster}`;
  const api = say`the control plane IP of ${cluster}`;
  return {
    flows: [
      ...nodes.flatMap((from) =>
        agents.flatMap(({ group: to, name: target }): ArcFlow[] => [
          { rule, from, to, port: 55000, source, target, purpose: "cloud agent" },
          { rule, from, to, port: 65000, source, target, purpose: "cloud agent authentication" },
          ...(hasGateway
            ? [{ rule, from, to, port: 40343, source, target, purpose: "Arc gateway" }]
            : []),
        ]),
      ),
      ...endpoints.flatMap((to) =>
        serverGroups(facts, site).map((from): ArcFlow => {
          return {
            rule,
            from,
            to,
            port: 6443,
            source: SERVERS,
            target: api,
            purpose: "Kubernetes API of the cluster",
          };
        }),
      ),
    ],
    missing: agents.length === 0 ? [say`the address of the cloud agent (cluster resource)`] : [],
  };
}

/** Every documented flow between the VLANs of a site, in whichever edition. */
export function siteFlows(facts: Facts, site: string): ArcFlow[] {
  const ofClusters = childrenOf(facts, site, "cluster").flatMap((each) => [
    ...clusterFlows(facts, each).flows,
    ...newerClusterFlows(facts, each).flows,
  ]);
  const ofBridges = childrenOf(facts, site, "arcResourceBridge").flatMap(
    (each) => bridgeFlows(facts, each).flows,
  );
  return [...ofClusters, ...ofBridges];
}
