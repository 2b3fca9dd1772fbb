import { formatRange } from "#shared/address/range";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { controlPlaneCount, networkObjectOf, workerCount } from "#shared/facts/kubernetes";
import { listed, say, type Message } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { appliesTo } from "#shared/profiles/index";
import { controlPlaneOf, logicalNetworksOf, serviceBalancers } from "../arc-values.ts";
import { computePages, customRoutes } from "../ase-values.ts";
import type { Block } from "../block.ts";
import { list, notice, paragraph } from "../compose.ts";
import type { SitePlan } from "../deployment.ts";
import { cloudAgentsOf, poolText, vnetsOf } from "../hci-values.ts";
import { platformNames } from "../platform-names.ts";

/** What is built on a site of servers or devices, in the few lines that an operator reads first. */
export function siteSummary(facts: Facts, plan: SitePlan): Block[] {
  const { site, platform, hosts, deployments } = plan;
  const names = platformNames(platform);
  if (deployments.length === 0) {
    return [
      notice(
        "warning",
        "Nothing to build",
        say`Site ${site} has no cluster yet, so this runbook has no steps that build one.`,
      ),
    ];
  }
  const isDevice = platform.code === "ASE";
  const machines = isDevice
    ? counted(hosts.length, "device", "devices")
    : counted(hosts.length, "server", "servers");
  const clusters = deployments.map(({ cluster }) => cluster);
  const points = isDevice
    ? devicePoints(facts, plan)
    : appliesTo(["ARC"], platform.code)
      ? arcPoints(facts, plan)
      : serverPoints(facts, plan);
  return [
    paragraph(
      say`This runbook builds ${{ plain: counted(clusters.length, "cluster", "clusters") }} of ${{ plain: names.platform }} on site ${site}: ${listed(clusters)}, on ${{ plain: machines }}.`,
    ),
    list([
      say`${{ plain: isDevice ? "Devices" : "Servers" }}: ${listed(hosts)}`,
      ...points,
      ...(isDevice ? [] : deployments.map(({ cluster }) => clusterPoint(facts, cluster))),
    ]),
  ];
}

function clusterPoint(facts: Facts, cluster: SitePlan["deployments"][number]["cluster"]): Message {
  const network = networkObjectOf(facts, cluster);
  const size = `${controlPlaneCount(facts, cluster)} control plane and ${counted(workerCount(facts, cluster), "worker node", "worker nodes")}`;
  const on = network ? say` on ${network}` : [];
  return say`Cluster ${cluster}: ${{ plain: size }}${on}`;
}

function serverPoints(facts: Facts, plan: SitePlan): Message[] {
  const vnets = vnetsOf(facts, plan).map(({ vnet, prefix, nodePool, vipPool, isStatic, vlan }) => {
    const where = prefix === undefined ? [] : say`, ${prefix}`;
    const tag = vlan === undefined || vlan === "0" ? say`, untagged` : say`, VLAN ${vlan}`;
    const nodes = isStatic ? say`node VM pool ${poolText(nodePool)}` : say`nodes by DHCP`;
    return say`Network ${vnet}${where}${tag}: ${nodes}, VIP pool ${poolText(vipPool)}`;
  });
  const agents = cloudAgentsOf(facts, plan).map(({ hostCluster, isNeeded, address }) =>
    isNeeded
      ? say`Cloud agent of ${hostCluster}: ${address ?? "not given"}`
      : say`Cloud agent of ${hostCluster}: leases its address`,
  );
  const hosts = childrenOf(facts, plan.site.id, "aksHost").map((each) => say`AKS host: ${each}`);
  return [...vnets, ...agents, ...hosts];
}

function devicePoints(facts: Facts, plan: SitePlan): Message[] {
  const routes = customRoutes(facts, plan).length;
  return [
    ...computePages(facts, plan).map(({ cluster, ports, nodes, services }) => {
      const ranges = (all: typeof nodes): Message =>
        listed(all.map(({ range }) => formatRange(range)));
      return say`Cluster ${cluster}: compute on ${listed(ports)}, nodes ${ranges(nodes)}, services ${ranges(services)}`;
    }),
    say`Custom routes: ${routes}`,
  ];
}

function arcPoints(facts: Facts, plan: SitePlan): Message[] {
  const networks = logicalNetworksOf(facts, plan).map(
    ({ network, prefix, pool, isStatic, vlan }) => {
      const where = prefix === undefined ? [] : say`, ${prefix}`;
      const tag = vlan === undefined || vlan === "0" ? say`, untagged` : say`, VLAN ${vlan}`;
      const nodes = isStatic
        ? say`pool ${pool ? formatRange(pool) : "not given"}`
        : say`nodes by DHCP`;
      return say`Logical network ${network}${where}${tag}: ${nodes}`;
    },
  );
  const addresses = plan.deployments.flatMap(({ cluster }): Message[] => {
    const controlPlane = controlPlaneOf(facts, cluster);
    const ranges = serviceBalancers(facts, cluster).flatMap(({ texts }) => texts);
    return [
      say`Control plane IP of ${cluster}: ${controlPlane?.text ?? [{ text: "from the pool" }]}`,
      ...(ranges.length > 0 ? [say`Service addresses of ${cluster}: ${listed(ranges)}`] : []),
    ];
  });
  return [...networks, ...addresses];
}
