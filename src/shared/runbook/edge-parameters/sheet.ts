import type { Facts } from "#shared/facts/engine";
import type { Deployment } from "../deployment.ts";
import { commonParameters } from "./common.ts";
import { machineParameters } from "./machine.ts";
import { named, type Parameter } from "./parameter.ts";
import { scalableParameters } from "./scalable.ts";
import { singleParameters } from "./single.ts";

/** All parameters of a deployment: those of the cluster, then those of each machine. */
export function edgeParameters(facts: Facts, deployment: Deployment): Parameter[] {
  const { cluster, machines, platform } = deployment;
  const own = platform.code === "EE-S" ? singleParameters : scalableParameters;
  return [
    ...own(facts, deployment),
    ...commonParameters(facts, deployment).map((each): Parameter => ({
      of: named(cluster),
      ...each,
    })),
    ...machines.flatMap((machine) => machineParameters(facts, deployment, machine)),
  ];
}
