import { plain, say } from "#shared/kernel/message";
import { positionOf } from "./step-order.ts";
import type { ElementRecord } from "#shared/model/records";

/** "Step 3 (routes)", or its name where it has no position. */
export function stepInWords(step: ElementRecord) {
  const position = positionOf(step);
  return position === undefined ? say`${step}` : say`Step ${plain(position)} (${step})`;
}

export function command(text: string) {
  return {
    add: "runbookStep",
    id: "step",
    parent: "site",
    name: "check",
    fields: { order: 1, action: "other", command: text },
  } as const;
}
