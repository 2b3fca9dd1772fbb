import type { Json } from "#shared/kernel/json";

/** One choice of an `enum` or `set` field. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * What a field holds. The document keeps what was typed, so a value may be ill-formed: readers
 * parse it and say so, nothing is lost.
 *
 * - `ipv4` "10.0.0.5" · `prefix` "10.0.0.0/24" · `interface-address` "10.0.0.5/24"
 * - `range` "10.0.0.5-10.0.0.9", inclusive · `…-list` a JSON list of such texts
 * - `integer` a JSON number, or the text that was typed instead
 * - `ref` the id of an element of one of `kinds` · `rows` a list of objects with `columns`
 */
export type FieldType =
  | { readonly type: "text"; readonly multiline?: boolean }
  | { readonly type: "ipv4" }
  | { readonly type: "ipv4-list" }
  | { readonly type: "prefix" }
  | { readonly type: "prefix-list" }
  | { readonly type: "interface-address" }
  | { readonly type: "range" }
  | { readonly type: "range-list" }
  | { readonly type: "mac" }
  | { readonly type: "integer"; readonly min: number; readonly max: number }
  | { readonly type: "integer-list"; readonly min: number; readonly max: number }
  | { readonly type: "boolean" }
  | { readonly type: "enum"; readonly choices: readonly Choice[] }
  | { readonly type: "set"; readonly choices: readonly Choice[] }
  | { readonly type: "dns-name" }
  | { readonly type: "proxy-url" }
  | { readonly type: "text-list" }
  | { readonly type: "date" }
  | { readonly type: "ref"; readonly kinds: readonly string[] }
  | { readonly type: "rows"; readonly columns: readonly FieldDef[] };

/** One attribute of a kind: everything the inspector, the schema and the help need to know. */
export interface FieldDef {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly help?: string;
  /** Printed after the value: "bytes", "hours", "addresses". */
  readonly unit?: string;
  /** What a new element gets. Shown like any other value, never applied in silence later. */
  readonly default?: Json;
  /** Heading under which the inspector lists it; fields without one come first. */
  readonly group?: string;
  /** False for planning data that no export carries as a product parameter. */
  readonly exported?: boolean;
}

/** Text choices whose labels are given, or made from the value: `sitePc` reads "Site pc". */
export function choices(...values: readonly (string | readonly [string, string])[]): Choice[] {
  return values.map((entry) => {
    if (typeof entry !== "string") return { value: entry[0], label: entry[1] };
    const words = entry.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    return { value: entry, label: words.charAt(0).toUpperCase() + words.slice(1) };
  });
}

/** True when the stored value counts as "nothing given". */
export function isEmptyValue(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}
