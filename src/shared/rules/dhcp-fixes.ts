import { formatRange, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import type { Fix } from "./finding.ts";
import { setFields } from "./fixes.ts";

/** Keeps addresses out of what a scope leases. */
export function excludeFromScope(facts: Facts, scope: string, range: Range): Fix[] {
  const value = elementOf(facts, scope)?.fields["exclusions"];
  const exclusions = Array.isArray(value) ? value : [];
  const text = formatRange(range).replace("–", "-");
  return [
    setFields(say`Exclude ${formatRange(range)} from the scope`, scope, {
      exclusions: [...exclusions, text],
    }),
  ];
}
