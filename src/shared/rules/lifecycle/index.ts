import type { Rule } from "../define-rule.ts";
import { controlPlaneFrozen, leasedNodeMoved } from "./arc-frozen.ts";
import { administratorUnknown, inputsFirst } from "./arc-runbook.ts";
import { edgeComputeFirst } from "./edge-compute-first.ts";

/** What may no longer change, and in which order. */
export const LIFECYCLE_RULES: readonly Rule[] = [
  controlPlaneFrozen,
  leasedNodeMoved,
  edgeComputeFirst,
  inputsFirst,
  administratorUnknown,
];
