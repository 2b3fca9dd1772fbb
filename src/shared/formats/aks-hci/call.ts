import type { Json, JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import { nearMiss } from "../near-miss.ts";
import type { NoteSink } from "../notes.ts";
import type { TextPlace } from "../text-places.ts";
import type { Cmdlet } from "./cmdlets.ts";

/** One use of a command, whatever text it stood in. */
export interface Call {
  readonly cmdlet: Cmdlet;
  /** Path of its parameters in notes; empty where the text names no command. */
  readonly path: string;
  /** Values by documented parameter; those that take objects are not among them. */
  readonly values: JsonObject;
  /** What the parameters that take objects refer to: a call of the same text, or a name. */
  readonly objects: ReadonlyMap<string, Call | string>;
}

/** All calls of a text, in its order. */
export interface CallList {
  readonly calls: readonly Call[];
  /** `commands` where the text names them, `values` where it only lists values of parameters. */
  readonly form: "commands" | "values";
  /** True for a script, in which a parameter that is not there is not given. */
  readonly isWhole: boolean;
}

/** One parameter as it stands in a text. */
export interface Entry {
  readonly key: string;
  readonly value: Json | Call;
  readonly place?: TextPlace | undefined;
}

/** Where notes are kept and places remembered while a text is read. */
export interface Saying {
  readonly notes: NoteSink;
  /** By path with the documented spelling of parameters. */
  readonly places: Map<string, TextPlace>;
}

/** The documented parameter that a name means: in any case, cut short, or under its old name. */
export function meantParameter(cmdlet: Cmdlet, typed: string): string | undefined {
  const name = typed.toLowerCase();
  const known = cmdlet.keys.map(({ key }) => key);
  const same = known.find((key) => key.toLowerCase() === name);
  if (same !== undefined) return same;
  const old = Object.entries(cmdlet.replaced).find(([key]) => key.toLowerCase() === name)?.[1];
  if (old !== undefined) return old;
  const longer = known.filter((key) => key.toLowerCase().startsWith(name));
  return name.length > 2 && longer.length === 1 ? longer[0] : undefined;
}

/** Makes a call of parameters as they stand, and says what of them is none. */
export function makeCall(
  cmdlet: Cmdlet,
  path: string,
  entries: readonly Entry[],
  { notes, places }: Saying,
): Call {
  const values: Record<string, Json> = {};
  const objects = new Map<string, Call | string>();
  for (const { key: typed, value, place } of entries) {
    const key = meantParameter(cmdlet, typed);
    const here = joinPath(path, key || typed);
    if (place) places.set(here, place);
    if (key === undefined) unknownParameter(cmdlet, typed, here, notes);
    else if (key === "") {
      notes.info(
        "aks-hci-old-parameter",
        here,
        `${cmdlet.name} has no parameter ${typed} any more; it is left out.`,
      );
    } else {
      if (key in values || objects.has(key))
        notes.error("schema-duplicate-key", here, "It stands here twice; the last one counts.");
      if (key.toLowerCase() !== typed.toLowerCase())
        notes.info("aks-hci-parameter-name", here, `${typed} is read as ${key}.`);
      if (!cmdlet.objects.includes(key)) {
        if (!isCall(value)) values[key] = value;
      } else if (isCall(value)) objects.set(key, value);
      else if (typeof value === "string" && value.trim() !== "") objects.set(key, value.trim());
    }
  }
  return { cmdlet, path, values, objects };
}

function unknownParameter(cmdlet: Cmdlet, typed: string, here: string, notes: NoteSink): void {
  const known = cmdlet.keys.map(({ key }) => key);
  const meant = nearMiss(typed, known);
  const hint = meant === undefined ? "" : ` Is ${meant} meant?`;
  notes.warning(
    "schema-unknown-key",
    here,
    `${cmdlet.name} has no parameter of this name.${hint} It is left out.`,
  );
}

export function isCall(value: Json | Call): value is Call {
  return (
    typeof value === "object" &&
    value !== null &&
    "cmdlet" in value &&
    "objects" in value &&
    value.objects instanceof Map
  );
}
