import type { Json, JsonObject } from "#shared/kernel/json";
import { isEmptyValue } from "#shared/model/field";

/** Only the values that say something: absent and empty ones are left out. */
export function given(values: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => !isEmptyValue(entry[1])),
  );
}
