import { plain, say, type Message } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";

/** "3 control plane nodes + 5 workers": the parts of a sum that are not nothing; "0" when all are. */
export function addition(
  parts: readonly (readonly [count: number, one: string, many: string])[],
): Message {
  const present = parts.filter(([count]) => count !== 0);
  if (present.length === 0) return say`${plain(0)}`;
  return present.flatMap(([count, one, many], i) => [
    ...(i === 0 ? [] : say` + `),
    ...say`${plain(counted(count, one, many))}`,
  ]);
}

/** "27 + 5", for a sum whose parts were named before. */
export function bareAddition(parts: readonly number[]): Message {
  return say`${plain(parts.join(" + "))}`;
}

export function addresses(count: number): string {
  return counted(count, "address", "addresses");
}
