import { isJsonObject, type Json } from "#shared/kernel/json";

/** Each value of an object as `read` understands it; what it does not understand is left out. */
export function readRecord<T>(
  stored: Json | undefined,
  read: (value: Json) => T | undefined,
): Readonly<Record<string, T>> {
  if (!isJsonObject(stored)) return {};
  const entries = Object.entries(stored).flatMap(([key, value]): [string, T][] => {
    const found = read(value);
    return found === undefined ? [] : [[key, found]];
  });
  return Object.fromEntries(entries);
}
