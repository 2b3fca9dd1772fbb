import fc from "fast-check";
import type { Json, JsonObject } from "#shared/kernel/json";

/** A value that somebody may leave out; every third time, or as often as `freq` says, it is. */
export function maybe<T extends Json>(
  value: fc.Arbitrary<T>,
  freq = 3,
): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq });
}

/** An object of these parts; a part that is left out leaves no key. */
export function object(
  parts: Readonly<Record<string, fc.Arbitrary<Json | undefined>>>,
): fc.Arbitrary<JsonObject> {
  return fc
    .record(parts)
    .map(
      (value) =>
        Object.fromEntries(
          Object.entries(value).filter(([, item]) => item !== undefined),
        ) as JsonObject,
    );
}
