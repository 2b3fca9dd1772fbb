import { calculateArc } from "./calculate-arc.ts";
import { calculateAse } from "./calculate-ase.ts";
import { calculateEdge } from "./calculate-edge.ts";
import { calculateHci } from "./calculate-hci.ts";
import type { Plan } from "./plan.ts";
import type { PlanSpec } from "./plan-spec.ts";

/** Calculates a plan without a design. */
export function calculate(spec: PlanSpec): Plan {
  switch (spec.profile) {
    case "hci":
      return calculateHci(spec);
    case "edge":
      return calculateEdge(spec);
    case "ase":
      return calculateAse(spec);
    case "arc":
      return calculateArc(spec);
  }
}
