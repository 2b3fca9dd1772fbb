import { messageText } from "#shared/kernel/message";
import type { Step } from "#shared/plans/formula";
import { wrapped, type Output } from "./output.ts";

/** Each step of a sum in a line that begins with its formula. */
export function printSteps(steps: readonly Step[], indent: string, output: Output): void {
  const hanging = `${indent}      `;
  for (const { formula, words } of steps) {
    const [first = "", ...rest] = wrapped(messageText(words), hanging);
    output.line(`${indent}${formula.padEnd(6)}${first.trimStart()}`);
    for (const line of rest) output.line(line);
  }
}
