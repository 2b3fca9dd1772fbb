import type { Rule } from "../define-rule.ts";
import { aseNodes } from "./ase-nodes.ts";
import { aseOneDevice } from "./ase-one-device.ts";
import { aseRangeSize } from "./ase-range-size.ts";
import { evenControlPlanes } from "./even-control-planes.ts";
import { idleHost } from "./idle-host.ts";
import { noControlPlane } from "./no-control-plane.ts";
import { noWorker } from "./no-worker.ts";
import { oneHost } from "./one-host.ts";
import { oneLinuxNode } from "./one-linux-node.ts";
import { oneWindowsNode } from "./one-windows-node.ts";
import { poolNearlyFull, serviceRangeSmall } from "./pool-use.ts";
import { arcPoolWorkers } from "./arc-pool-workers.ts";
import { arcPoolNodes } from "./arc-pool-nodes.ts";
import { arcUpgradeSpare } from "./arc-upgrade-spare.ts";
import { arcLeases } from "./arc-leases.ts";
import { controlPlaneIps } from "./control-plane-ips.ts";
import { balancerAddresses } from "./balancer-addresses.ts";
import { nodePoolSmall, noFurtherCluster } from "./node-pool-size.ts";
import { hostApiVip, vipPerService, vipPoolShared, vipPoolSmall } from "./vip-pool-size.ts";
import { leaseSmall } from "./lease-size.ts";
import { subnetAdvised, subnetSmall } from "./subnet-size.ts";
import { updateRoom } from "./update-room.ts";
import { aksHostNodes } from "./aks-host-nodes.ts";
import { cloudAgents } from "./cloud-agents.ts";

/** Capacity, counts and cluster shape. */
export const CAP_RULES: readonly Rule[] = [
  nodePoolSmall,
  vipPoolSmall,
  vipPoolShared,
  vipPerService,
  hostApiVip,
  leaseSmall,
  subnetSmall,
  subnetAdvised,
  noFurtherCluster,
  updateRoom,
  aksHostNodes,
  noWorker,
  noControlPlane,
  evenControlPlanes,
  arcPoolWorkers,
  arcPoolNodes,
  arcUpgradeSpare,
  arcLeases,
  controlPlaneIps,
  balancerAddresses,
  oneLinuxNode,
  oneWindowsNode,
  oneHost,
  serviceRangeSmall,
  aseNodes,
  aseOneDevice,
  aseRangeSize,
  cloudAgents,
  poolNearlyFull,
  idleHost,
];
