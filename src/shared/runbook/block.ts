import type { Severity } from "#shared/rules/finding";
import type { Source } from "#shared/profiles/define-profile";
import type { Inlines } from "./inline.ts";

/**
 * What a section is made of. Blocks say what a thing is, never how it looks, so that Markdown, HTML,
 * PDF and scripts are printed from the same ones.
 */
export type Block =
  | Heading
  | Paragraph
  | List
  | TableBlock
  | CodeBlock
  | Expected
  | Checklist
  | Notice
  | Diagram
  | SignOff;

/** A heading inside a section; the section and the steps bring their own. */
interface Heading {
  readonly type: "heading";
  readonly content: Inlines;
}

export interface Paragraph {
  readonly type: "paragraph";
  readonly content: Inlines;
}

export interface List {
  readonly type: "list";
  readonly ordered: boolean;
  readonly items: readonly Inlines[];
}

export interface TableBlock {
  readonly type: "table";
  readonly caption?: Inlines;
  readonly columns: readonly Column[];
  /** Each row has one cell for each column. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What the cells of a column hold. `blank` is filled in by hand, so it needs room on paper. */
export interface Column {
  readonly label: string;
  readonly holds: "text" | "address" | "number" | "severity" | "blank";
}

export type Cell =
  | { readonly type: "text"; readonly content: Inlines }
  /** `automatic`: the platform sets it, nobody types it. */
  | { readonly type: "address"; readonly text: string; readonly automatic: boolean }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "severity"; readonly severity: Severity }
  | { readonly type: "blank" };

/** `shell` is a POSIX shell. */
export type CodeLanguage = "powershell" | "shell" | "json" | "text";

/** Something to run, or a file. The text of the parts in a row is the whole of it. */
export interface CodeBlock {
  readonly type: "code";
  readonly language: CodeLanguage;
  readonly parts: readonly CodePart[];
  /** Where the command is documented. */
  readonly source?: Source;
  readonly fileName?: string;
}

/** Fixed code of the program, or a value of the design that is already quoted for the language. */
export type CodePart =
  | { readonly code: string }
  | {
      readonly value: string;
      /** The value before it was quoted; absent where the value stands as it is, as in a file. */
      readonly text?: string;
      readonly from?: ValueOrigin;
    };

/** The field that a value comes from: "10.20.30.50: api, field address". */
export interface ValueOrigin {
  readonly element: string;
  readonly field: string;
}

/** What the screen must show, and what to do when it does not. */
export type Expected = ExpectedLines | ExpectedWords;

/** `whole`: the lines are all of the output; `contains`: each stands somewhere in it. */
export interface ExpectedLines {
  readonly type: "expected";
  readonly match: "whole" | "contains";
  readonly lines: readonly string[];
  readonly otherwise?: Inlines;
}

/** Output that differs from machine to machine, in words. */
export interface ExpectedWords {
  readonly type: "expected";
  readonly match: "described";
  readonly content: Inlines;
  readonly otherwise?: Inlines;
}

/** Things to tick off. */
export interface Checklist {
  readonly type: "checklist";
  readonly items: readonly Inlines[];
}

export interface Notice {
  readonly type: "notice";
  readonly severity: Severity;
  readonly title: string;
  readonly content: Inlines;
  /** Keys of the findings it speaks of. */
  readonly findings?: readonly string[];
}

/** A drawing: a file beside the runbook, and its SVG for printers that set it in place. */
export interface Diagram {
  readonly type: "diagram";
  readonly fileName: string;
  readonly svg: string;
  readonly alt: string;
}

/** Who signs, with room for name, date and signature. */
export interface SignOff {
  readonly type: "signOff";
  readonly roles: readonly { readonly role: string; readonly name: string }[];
}

/** The text of a code block, as it is pasted. */
export function codeText(block: CodeBlock): string {
  return block.parts.map((part) => ("code" in part ? part.code : part.value)).join("");
}

/** The sign-off as a table with room to write. */
export function signOffTable({ roles }: SignOff): TableBlock {
  return {
    type: "table",
    columns: [
      { label: "Role", holds: "text" },
      { label: "Name", holds: "text" },
      { label: "Date", holds: "blank" },
      { label: "Signature", holds: "blank" },
    ],
    rows: roles.map(({ role, name }) => [
      { type: "text", content: [{ text: role }] },
      name === "" ? { type: "blank" } : { type: "text", content: [{ code: name }] },
      { type: "blank" },
      { type: "blank" },
    ]),
  };
}
