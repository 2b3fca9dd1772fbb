/** What the value of a key is. */
type KeyType =
  | { readonly is: "text"; readonly choices?: readonly string[] }
  | { readonly is: "integer" }
  | { readonly is: "boolean" }
  | { readonly is: "texts" }
  | { readonly is: "section"; readonly keys: readonly KeyDef[] }
  | { readonly is: "list"; readonly keys: readonly KeyDef[]; readonly most: number }
  | { readonly is: "anything" };

/** One key that a file may have, spelled as the vendor's schema spells it. */
export interface KeyDef {
  readonly key: string;
  readonly type: KeyType;
  /** Has no place in the drawing: kept as it is, for the export. */
  readonly kept?: true;
  /** A password or token: reported, and never taken into a design. */
  readonly secret?: true;
  /** The tools need it, so an empty text is a hole in a template. */
  readonly needed?: true;
  /** A list that its schema writes as one text with commas between the items. */
  readonly commas?: true;
  /** What an empty or absent value means, when it need not be stored. */
  readonly default?: string | number | boolean;
}

type Flags = Omit<KeyDef, "key" | "type">;

export function text(key: string, flags: Flags = {}): KeyDef {
  return { key, type: { is: "text" }, ...flags };
}
export function choice(key: string, choices: readonly string[], flags: Flags = {}): KeyDef {
  return { key, type: { is: "text", choices }, ...flags };
}
export function integer(key: string, flags: Flags = {}): KeyDef {
  return { key, type: { is: "integer" }, ...flags };
}
export function flag(key: string, flags: Flags = {}): KeyDef {
  return { key, type: { is: "boolean" }, ...flags };
}
export function texts(key: string, flags: Flags = {}): KeyDef {
  return { key, type: { is: "texts" }, ...flags };
}
export function section(key: string, ...keys: readonly KeyDef[]): KeyDef {
  return { key, type: { is: "section", keys } };
}
export function list(key: string, most: number, ...keys: readonly KeyDef[]): KeyDef {
  return { key, type: { is: "list", keys, most } };
}
export function anything(key: string, flags: Flags = {}): KeyDef {
  return { key, type: { is: "anything" }, kept: true, ...flags };
}
