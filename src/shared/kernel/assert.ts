/** Makes a switch exhaustive: a new case that nobody handles fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`impossible: unhandled case ${JSON.stringify(value)}`);
}
