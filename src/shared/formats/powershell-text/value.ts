/** A value that stands in a PowerShell text, with the offset at which it begins. */
export type PsValue = { readonly at: number } & (
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "number"; readonly value: number; readonly text: string }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "null" }
  | { readonly type: "list"; readonly items: readonly PsValue[] }
  /** A hashtable; of a key that stands twice the last one counts. */
  | { readonly type: "table"; readonly entries: ReadonlyMap<string, PsValue> }
  /** What a command answers when it runs; nothing runs here. */
  | { readonly type: "result"; readonly command: PsCommand }
  /** Not a literal: only running the script would tell. `text` is what stands there. */
  | { readonly type: "unknown"; readonly text: string }
);

export interface PsParameter {
  /** As written, without the dash. */
  readonly name: string;
  readonly at: number;
  /** Absent for a switch. */
  readonly value?: PsValue;
}

export interface PsCommand {
  /** As written. */
  readonly name: string;
  readonly at: number;
  readonly parameters: readonly PsParameter[];
  /** Values without a name, in order. */
  readonly arguments: readonly PsValue[];
}

/** Something about the text itself. */
export interface PsRemark {
  /** `powershell-syntax`, `powershell-not-read` or `powershell-too-deep`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly at: number;
  /** A full sentence without the place. */
  readonly message: string;
}

/** Bounds on a text from a stranger: UTF-16 units, levels of nesting, items of a list or table. */
export const PS_LIMITS = {
  length: 2 * 1024 * 1024,
  depth: 32,
  items: 1_024,
  string: 4_096,
} as const;

/** The text of a value that has one: texts, numbers, and true and false as PowerShell prints them. */
export function textOfScalar(value: PsValue): string | undefined {
  switch (value.type) {
    case "string":
      return value.value;
    case "number":
      return value.text;
    case "boolean":
      return value.value ? "True" : "False";
    case "null":
      return "";
    default:
      return undefined;
  }
}
