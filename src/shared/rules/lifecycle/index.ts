import type { Rule } from "../define-rule.ts";
import { controlPlaneFrozen } from "./control-plane-frozen.ts";
import { leasedNodeMoved } from "./leased-node-moved.ts";
import { inputsFirst } from "./inputs-first.ts";
import { administratorUnknown } from "./administrator-unknown.ts";
import { aseComputeFirst } from "./ase-compute-first.ts";
import { redeploy } from "./redeploy.ts";
import { unrecordedCheck } from "./unrecorded-check.ts";
import { networkFrozen } from "./network-frozen.ts";
import { poolGrowth } from "./pool-growth.ts";
import { clustersFirst } from "./clusters-first.ts";
import { exclusionFirst } from "./exclusion-first.ts";
import { pluginTooLate } from "./plugin-too-late.ts";
import { endpointKept } from "./endpoint-kept.ts";
import { offlineNeeds } from "./offline-needs.ts";
import { unfilled } from "./unfilled.ts";
import { misspelt } from "./misspelt.ts";

/** What may no longer change, and in which order. */
export const LIFECYCLE_RULES: readonly Rule[] = [
  networkFrozen,
  clustersFirst,
  poolGrowth,
  controlPlaneFrozen,
  endpointKept,
  leasedNodeMoved,
  offlineNeeds,
  aseComputeFirst,
  exclusionFirst,
  unrecordedCheck,
  unfilled,
  misspelt,
  redeploy,
  inputsFirst,
  administratorUnknown,
  pluginTooLate,
];
