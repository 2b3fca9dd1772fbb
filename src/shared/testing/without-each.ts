import { isJsonObject, type Json } from "#shared/kernel/json";

/** Copies of a value, each without one of the innermost values: its path, what is gone, and the rest. */
export function* withoutEach(value: Json, path = ""): Generator<readonly [string, Json, Json]> {
  if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly Json[]).entries()) {
      for (const [at, gone, rest] of withoutEach(item, `${path}[${i}]`)) {
        yield [at, gone, value.map((each: Json, j) => (j === i ? rest : each))];
      }
    }
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const at = path === "" ? key : `${path}.${key}`;
      if (typeof item === "object" && item !== null) {
        for (const [inner, gone, rest] of withoutEach(item, at))
          yield [inner, gone, { ...value, [key]: rest }];
      } else {
        const { [key]: gone = null, ...rest } = value;
        yield [at, gone, rest];
      }
    }
  }
}
