import type { Rule } from "../define-rule.ts";
import { controlPlaneFrozen, leasedNodeMoved } from "./arc-frozen.ts";
import { administratorUnknown, inputsFirst } from "./arc-runbook.ts";
import { edgeComputeFirst } from "./edge-compute-first.ts";
import { networkFrozen, poolGrowth } from "./frozen-network.ts";
import { clustersFirst, exclusionFirst, pluginTooLate } from "./order-of-steps.ts";
import { endpointKept, offlineNeeds } from "./edge-lifecycle.ts";
import { misspelt, unfilled } from "./commands.ts";
import { redeploy } from "./redeploy.ts";
import { unrecordedCheck } from "./unrecorded-check.ts";

/** What may no longer change, and in which order. */
export const LIFECYCLE_RULES: readonly Rule[] = [
  networkFrozen,
  clustersFirst,
  poolGrowth,
  controlPlaneFrozen,
  endpointKept,
  leasedNodeMoved,
  offlineNeeds,
  edgeComputeFirst,
  exclusionFirst,
  unrecordedCheck,
  unfilled,
  misspelt,
  redeploy,
  inputsFirst,
  administratorUnknown,
  pluginTooLate,
];
