import type { JsonObject } from "#shared/kernel/json";

/**
 * One small design that a rule judges: a base design and what is different in it. Data, so that the
 * rule page can print it and the tests can run it.
 */
export interface Example {
  /** What the difference is, in the words of the field: "Linux node `192.168.0.10`". */
  readonly title: string;
  /** Id of a base design in `shared/templates`. */
  readonly base: string;
  readonly edits?: readonly ExampleEdit[];
  /** Edition the site is judged by; absent = the newest. */
  readonly edition?: string;
  /** ISO day on which the design is judged; absent = no waiver ends. */
  readonly today?: string;
}

/** One difference from the base. Ids are those of the base design. */
export type ExampleEdit =
  | { readonly set: string; readonly fields: JsonObject }
  | { readonly rename: string; readonly to: string }
  | {
      readonly add: string;
      readonly id: string;
      readonly parent: string | null;
      readonly name?: string;
      readonly fields?: JsonObject;
    }
  | { readonly remove: string }
  /** From here on the site counts as deployed: what follows is compared with how it stands now. */
  | { readonly freeze: string }
  /** Accepts the finding of that key, for good or through a last valid day. */
  | { readonly waive: string; readonly expires?: string }
  | { readonly connect: string; readonly to: string }
  | { readonly disconnect: string; readonly from: string };
