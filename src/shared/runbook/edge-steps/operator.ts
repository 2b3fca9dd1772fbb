import type { Message } from "#shared/kernel/message";
import type { Deployment, Machine } from "../deployment.ts";
import { operatorAt } from "../shared-steps/people.ts";

// Who does a step and where, in the words of every step.

/** "Operator, on pc-a and pc-b, elevated PowerShell". */
export function operatorOn(machines: readonly Machine[]): Message {
  return operatorAt(machines.map(({ host }) => host));
}

export function hostIds(machines: readonly Machine[]): string[] {
  return machines.map(({ host }) => host.id);
}

/** The machine that is deployed first, as a list of one; empty where there is none. */
export function leading({ machines }: Deployment): Machine[] {
  return machines.slice(0, 1);
}

/** Machines with a node of that operating system. */
export function machinesWith({ machines }: Deployment, windows: boolean): Machine[] {
  return machines.filter(({ nodes }) => nodes.some((node) => node.isWindows === windows));
}
