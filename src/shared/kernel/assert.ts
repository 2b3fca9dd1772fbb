/** Throws with a reason when something that cannot be is. Only the edges of a process catch it. */
export function assert(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Error(`impossible: ${reason}`);
}

/** Makes a switch exhaustive: a new case that nobody handles fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`impossible: unhandled case ${JSON.stringify(value)}`);
}
