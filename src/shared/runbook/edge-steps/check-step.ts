import type { Block } from "../block.ts";
import type { Deployment, Machine } from "../deployment.ts";
import { words } from "../inline.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, operatorOn } from "./operator.ts";

/** A check after the deployment, as its file writes it. */
export interface EdgeCheck {
  /** Number of the catalogue, for example `CK-EE-01`. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** When it passes, in one line; the record of the checks repeats it. */
  readonly passWhen: string;
  /** The machines it is made on; it is left out when there are none. */
  readonly machines: readonly Machine[];
  readonly reads: readonly string[];
  readonly rules: readonly string[];
  readonly blocks: readonly Block[];
}

/** The check as a step of the runbook. */
export function checkStep({ cluster }: Deployment, check: EdgeCheck): StepPlan {
  return {
    type: "step",
    id: `${check.id}/${cluster.id}`,
    title: words(`${check.id}: ${check.title}`),
    why: words(check.why),
    builds: [],
    reads: check.reads,
    runsOn: hostIds(check.machines),
    rules: [check.id, ...check.rules],
    who: operatorOn(check.machines),
    minutes: 2 * check.machines.length,
    command: { what: words("check"), blocks: check.blocks },
  };
}
