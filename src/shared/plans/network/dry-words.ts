import { ordinal } from "#shared/kernel/words";
import type { DryStep, PoolPlan } from "./pool-plan.ts";

/** When a pool runs dry: "with the 2nd further cluster: 3 short"; undefined when it never does. */
export function dryInWords({ runsDry }: Pick<PoolPlan, "runsDry">): string | undefined {
  return runsDry.length === 0 ? undefined : runsDry.map(stepInWords).join("; ");
}

function stepInWords({ after, count, short }: DryStep): string {
  const which = count === 1 ? "next" : `${ordinal(count)} further`;
  switch (after) {
    case "now":
      return `now: ${short} short`;
    case "upgrade":
      return `while the next upgrade runs: ${short} short`;
    case "cluster":
    case "service":
      return `with the ${which} ${after}: ${short} short`;
  }
}
