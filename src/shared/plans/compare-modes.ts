import type { ShareMode } from "#shared/facts/reservation";
import { calculate } from "./calculate.ts";
import type { Plan } from "./plan.ts";
import type { PlanSpec } from "./plan-spec.ts";

/** A way of counting the services, in the words of a screen. */
export const MODES: readonly { readonly mode: ShareMode; readonly label: string }[] = [
  { mode: "shared", label: "services share an address by port, across clusters" },
  { mode: "perCluster", label: "services share an address by port, inside one cluster" },
  { mode: "oneEach", label: "each service has an address of its own" },
];

export interface ModePlan {
  readonly mode: ShareMode;
  readonly label: string;
  readonly plan: Plan;
}

/** The same clusters by each way of counting services; empty where there is only one. */
export function compareModes(spec: PlanSpec): ModePlan[] {
  if (spec.profile !== "hci" && spec.profile !== "arc") return [];
  return MODES.map(({ mode, label }) => {
    return { mode, label, plan: calculate({ ...spec, vipCountMode: mode }) };
  });
}
