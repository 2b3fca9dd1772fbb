import { rangeSet, setSize } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { furtherShare, hciDemand, vipNeed, type HciDemand } from "#shared/facts/hci-demand";
import { leasableOn } from "#shared/facts/leasable";
import { platformOf } from "#shared/facts/places";
import { HCI_2022 } from "#shared/facts/reservation";
import { vnetRanges } from "#shared/facts/vnets";
import { findLimit } from "#shared/profiles/index";
import { unknownClusters } from "#shared/rules/demand-in-words";
import type { ElementRecord } from "#shared/model/records";
import { step, type Step } from "../formula.ts";
import { clusterShareSum, headroomSum, vipPoolSum } from "../hci-sums.ts";
import { servicesSum } from "../service-sums.ts";
import { bareAddition } from "../words.ts";
import { plannedClustersOn } from "./planned-clusters.ts";
import type { Growth, PoolFigures } from "./pool-plan.ts";

/** The node VM pool, or the leases, and the VIP pool of an AKS virtual network. */
export function hciPools(facts: Facts, vnet: ElementRecord, growth: Growth): PoolFigures[] {
  const demand = hciDemand(facts, vnet.id);
  return [nodePool(facts, vnet, demand, growth), vipPool(facts, vnet, demand, growth)];
}

function nodePool(
  facts: Facts,
  vnet: ElementRecord,
  demand: HciDemand,
  growth: Growth,
): PoolFigures {
  const platform = platformOf(facts, vnet.id);
  const isLeased = platform?.code === "HCI-DH";
  const inUse = demand.clusters.reduce(
    (sum, { controlPlane, workers }) => sum + controlPlane + workers + HCI_2022.clusterLoadBalancer,
    demand.hosts * HCI_2022.hostControlPlane,
  );
  const upgrade =
    (platform && findLimit("updateHeadroom", platform.code, platform.edition)?.value) ?? 0;
  const leases = isLeased ? leasableOn(facts, vnet.id) : undefined;
  const size = setSize(rangeSet(vnetRanges(facts, vnet.id, "nodeVmPool")));
  const reserved = isLeased ? leases?.size : size;
  const headroom = reserved === undefined ? [] : headroomSum(reserved, inUse, upgrade).steps;
  return {
    id: `${vnet.id}/nodeVmPool`,
    element: leases?.scopes[0]?.id ?? vnet.id,
    field: isLeased ? "range" : "nodeVmPool",
    label: isLeased ? `Leases for the nodes of ${vnet.name}` : `Node VM pool of ${vnet.name}`,
    inUse,
    needed: demand.nodes,
    reserved,
    upgrade,
    perCluster: furtherShare(facts, vnet.id, growth.controlPlane, growth.workers),
    perService: undefined,
    steps: [...nodeSteps(facts, demand), ...headroom],
    doubt: unknownClusters(facts, demand),
  };
}

/** F1 to F3 with what each element of the design keeps for its updates. */
function nodeSteps(facts: Facts, { hosts, hostShare, clusters, nodes }: HciDemand): Step[] {
  const shares = clusters.flatMap(({ id, share, controlPlane, workers }) => {
    const clusterUpdate = share - controlPlane - workers - HCI_2022.clusterLoadBalancer;
    const name = elementOf(facts, id)?.name ?? id;
    return clusterShareSum({ name, controlPlane, workers }, { ...HCI_2022, clusterUpdate }).steps;
  });
  const words = say`AKS hosts on this network: ${hosts}, with what their updates take ${hostShare}`;
  const parts = [hostShare, ...clusters.map(({ share }) => share)];
  return [
    step("F1", hostShare, { hosts }, words),
    ...shares,
    step("F3", nodes, { host: hostShare }, say`Node VM pool: ${bareAddition(parts)} = ${nodes}`),
  ];
}

function vipPool(
  facts: Facts,
  vnet: ElementRecord,
  demand: HciDemand,
  growth: Growth,
): PoolFigures {
  const needed = vipNeed(demand);
  const services = servicesSum(plannedClustersOn(facts, vnet.id), demand.mode);
  const { steps } = vipPoolSum(demand.clusters.length, services, demand.hostApis > 0);
  return {
    id: `${vnet.id}/vipPool`,
    element: vnet.id,
    field: "vipPool",
    label: `VIP pool of ${vnet.name}`,
    inUse: needed,
    needed,
    reserved: setSize(rangeSet(vnetRanges(facts, vnet.id, "vipPool"))),
    upgrade: 0,
    perCluster: 1 + growth.services,
    perService: 1,
    steps,
  };
}
