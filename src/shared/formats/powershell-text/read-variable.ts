import { deeper, type Reading } from "./reading.ts";
import type { PsValue } from "./value.ts";

const NAME =
  /\$(?:\{([^{}\r\n]+)\}|((?:[\p{L}\p{N}_]+:(?!:)(?=[\p{L}\p{N}_]))?[\p{L}\p{N}_]+|[?^$]))/uy;

const SCOPE = /^(global|local|private|script|using|variable):/;

/** The name of a variable at the cursor, in small letters and without a scope; empty when none is there. */
export function takeVariableName({ cursor }: Reading): string {
  const name = cursor.take(NAME);
  return name
    .replace(/^\$\{?|\}$/g, "")
    .toLowerCase()
    .replace(SCOPE, "");
}

/** `$name` or `$( … )`, without what may follow. The cursor stands on the dollar. */
export function readVariable(reading: Reading): PsValue {
  const { cursor } = reading;
  const at = cursor.at;
  if (cursor.takes("$(")) {
    return deeper(reading, at, () => {
      const values = reading.inside(")");
      const [value] = values;
      return values.length === 1 && value ? { ...value, at } : cursor.unknownFrom(at);
    });
  }
  const name = takeVariableName(reading);
  if (name === "") {
    cursor.step();
    return cursor.unknownFrom(at);
  }
  const value = CONSTANTS[name] ?? reading.variables.get(name);
  return value && value.type !== "unknown" ? { ...value, at } : cursor.unknownFrom(at);
}

const CONSTANTS: Readonly<Record<string, PsValue>> = Object.assign(Object.create(null), {
  true: { type: "boolean", at: 0, value: true },
  false: { type: "boolean", at: 0, value: false },
  null: { type: "null", at: 0 },
}) as Readonly<Record<string, PsValue>>;
