import type { Machine } from "../deployment.ts";
import type { Check } from "../shared-steps/check.ts";

/** A check after the deployment on machines of AKS Edge Essentials; left out when there are none. */
export interface EdgeCheck extends Omit<Check, "hosts" | "isOnce" | "who"> {
  readonly machines: readonly Machine[];
}
