import type { Rule } from "../define-rule.ts";
import { idleHost } from "./idle-host.ts";
import { evenControlPlanes, noControlPlane, noWorker } from "./node-counts.ts";
import { poolNearlyFull, serviceRangeSmall } from "./pool-use.ts";
import { oneHost, oneLinuxNode, oneWindowsNode } from "./single-machine.ts";

/** Capacity, counts and cluster shape. */
export const CAP_RULES: readonly Rule[] = [
  noWorker,
  noControlPlane,
  evenControlPlanes,
  oneLinuxNode,
  oneWindowsNode,
  oneHost,
  serviceRangeSmall,
  poolNearlyFull,
  idleHost,
];
