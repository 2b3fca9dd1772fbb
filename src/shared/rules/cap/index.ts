import type { Rule } from "../define-rule.ts";
import { evenControlPlanes } from "./even-control-planes.ts";
import { idleHost } from "./idle-host.ts";
import { noControlPlane } from "./no-control-plane.ts";
import { noWorker } from "./no-worker.ts";
import { oneHost } from "./one-host.ts";
import { oneLinuxNode } from "./one-linux-node.ts";
import { oneWindowsNode } from "./one-windows-node.ts";
import { poolNearlyFull, serviceRangeSmall } from "./pool-use.ts";
import { arcLeases, arcPoolNodes, arcPoolWorkers, arcUpgradeSpare } from "./arc-pool.ts";
import { balancerAddresses, controlPlaneIps } from "./arc-addresses.ts";

/** Capacity, counts and cluster shape. */
export const CAP_RULES: readonly Rule[] = [
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
  poolNearlyFull,
  idleHost,
];
