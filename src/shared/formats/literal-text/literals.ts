import type { JsonObject } from "#shared/kernel/json";

/** Bounds on a text from a stranger: UTF-16 units, levels of nesting, and assignments. */
export const LITERAL_LIMITS = { length: 4 * 1024 * 1024, depth: 64, assignments: 20_000 } as const;

/** Something that is no literal: an expression, an interpolation, a statement. Never evaluated. */
export interface LeftOut {
  /** Where it would have gone, for example `dnsServers[1]`; empty for a whole statement. */
  readonly path: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** How it begins, at most 60 characters of one line. */
  readonly text: string;
}

/** What a text assigns by literals alone. */
export interface Literals {
  readonly values: JsonObject;
  readonly leftOut: readonly LeftOut[];
  /** Names assigned twice; the last one counts. */
  readonly duplicates: readonly LeftOut[];
}

/** A string as a dialect reads it. `isLiteral` is false where it holds an interpolation. */
export interface ReadString {
  readonly value: string;
  readonly end: number;
  readonly isLiteral: boolean;
}

/** How a language writes its literals. */
export interface Dialect {
  /** Start of the codes of errors, for example `bicep`. */
  readonly code: string;
  /** What begins a comment that runs to the end of the line. */
  readonly lineComments: readonly string[];
  readonly keySigns: readonly string[];
  /** Whether a line break ends an item of a list; else only a comma does. */
  readonly linesEndItems: boolean;
  /** What, at the start of a line, goes on with the expression of the line before. */
  readonly continuation?: RegExp;
  /** A string that begins at the offset; undefined when none does, null when it has no end. */
  readString(text: string, at: number): ReadString | null | undefined;
  /** The name that is assigned by a statement at the offset, and where its value begins. */
  readTarget(text: string, at: number): { readonly name: string; readonly end: number } | undefined;
  /** True for a statement that says nothing a reader needs, such as `using`. */
  isIdle(text: string, at: number): boolean;
}
