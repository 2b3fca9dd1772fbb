/** How the canvas draws a link. */
export type LinkStyle = "cable" | "attachment" | "overlay" | "wan" | "membership";

/** One pair of kinds that a link of this kind may join. */
export interface Joint {
  readonly from: string;
  readonly to: string;
  /** Platform codes on which it is offered; absent = all. */
  readonly platforms?: readonly string[];
  /** Both ends must hold: field equals value. */
  readonly whenFrom?: { readonly field: string; readonly equals: string };
  readonly whenTo?: { readonly field: string; readonly equals: string };
  /** Said when a `when` does not hold: a full sentence. */
  readonly otherwise?: string;
  /** How many links of this kind the `from` end may have; absent = any number. */
  readonly atMostFrom?: number;
  readonly atMostTo?: number;
}

export interface LinkDef {
  readonly name: string;
  readonly label: string;
  readonly style: LinkStyle;
  /** What the inspector calls the far end, seen from each side. */
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly joints: readonly Joint[];
}

export function defineLink(link: LinkDef): LinkDef {
  return link;
}
