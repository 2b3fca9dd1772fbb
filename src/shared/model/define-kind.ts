import type { JsonObject } from "#shared/kernel/json";
import type { FieldDef } from "./field.ts";

/** Tint and left band on the canvas; says what sort of thing it is. */
export type Family = "compute" | "switching" | "routing" | "services" | "address" | "outside";

/**
 * How the canvas draws it: a `container` holds others, a `card` stands alone, a `band` is a bus bar
 * across its container, a `bar` is a thin strip in a host, a `port` sits on the rim of its owner.
 * `none` is not drawn (it shows in the outline and in its owner's inspector).
 */
export type Shape = "container" | "card" | "band" | "bar" | "port" | "note" | "none";

/** One entry of the palette: the kind with some fields preset. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly group:
    | "Sites and networks"
    | "Compute"
    | "Kubernetes and services"
    | "Outside"
    | "Notes";
  readonly icon?: string;
  readonly fields?: JsonObject;
  /** Listed at once; the others wait behind "All element kinds". */
  readonly common?: boolean;
}

/** How an address of this kind enters the table of claims (domain catalogue 3.0.4). */
export interface ClaimDef {
  /** A field of type ipv4, interface-address or range, or an ipv4 column `rows.column`. */
  readonly field: string;
  readonly role: string;
  /** The field that holds the last address, or the number of addresses, of a run that begins at `field`. */
  readonly end?: string;
  readonly size?: string;
  /** A field whose value says the role, where one kind serves several. */
  readonly roleField?: string;
  /** Claims only when the element has this value there. */
  readonly when?: { readonly field: string; readonly equals: string };
}

/** Everything the program knows about one kind of element. Shared code asks it, never its name. */
export interface KindDef {
  readonly name: string;
  /** Entry of the domain catalogue, for example `DM-05`. */
  readonly catalogue: string;
  readonly label: string;
  readonly plural: string;
  /** One sentence for the palette tooltip and the help. */
  readonly summary: string;
  readonly family: Family;
  readonly icon: string;
  readonly shape: Shape;
  readonly size: { readonly w: number; readonly h: number };
  /** Kinds that may contain it; `project` stands for the top. */
  readonly parents: readonly string[];
  readonly fields: readonly FieldDef[];
  /** The one value shown beside the name. A field key, or `child.field` for the first such child. */
  readonly headline?: string;
  /** Up to three values of the near card, each a field key or `child.field`. */
  readonly cardFacts?: readonly string[];
  readonly palette?: readonly PaletteEntry[];
  /** Children that a new one brings along. */
  readonly bringsAlong?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly fields?: JsonObject;
  }[];
  readonly claims?: readonly ClaimDef[];
  /** A machine: what lies in it is joined inside it, never straight into another one. */
  readonly isMachine?: boolean;
  /** Start of the names and ids of new ones: `node` gives `node-1`. */
  readonly stem: string;
}

/** Every element may carry notes of the team (catalogue 1.0). */
const NOTES: FieldDef = {
  key: "notes",
  label: "Notes",
  group: "Notes",
  type: { type: "text", multiline: true },
  exported: false,
};

export function defineKind(kind: KindDef): KindDef {
  return { ...kind, fields: [...kind.fields, NOTES] };
}
