import * as z from "zod";
import { COLLECTIONS, type Collection } from "#shared/model/records";

import type { Edit, EditOriginName } from "./edit.ts";

/** A project as the host names it. Only the host knows which file it is; no path crosses. */
const handle = z.string().regex(/^[a-z0-9]{16,64}$/);

/** One stored edit. Origins: done by the user, undone, or done again. */
export interface JournalEntry {
  readonly seq: number;
  /** ISO 8601, when it was committed; information only, order is that of `seq`. */
  readonly at: string;
  readonly origin: EditOriginName;
  readonly edit: Edit;
}

export interface ProjectSummary {
  readonly handle: string;
  readonly name: string;
  readonly fileName: string;
  /** ISO 8601. */
  readonly modified: string;
  readonly elements: number;
  /** Platform and variant of the first site, for example `EE` and `single`. */
  readonly profile: string;
  readonly variant: string;
  /** Set when the last session did not end by closing the project. */
  readonly recovered: {
    readonly edits: number;
    readonly lastLabel: string;
    readonly at: string;
  } | null;
}

/** Every form a runbook is printed in. */
export const RUNBOOK_FORMATS = ["md", "html", "pdf", "ps1", "sh"] as const;
export type RunbookFormat = (typeof RUNBOOK_FORMATS)[number];

/** A runbook that was printed, as the project remembers it. */
export interface RunbookExport {
  readonly id: number;
  /** Number of the newest edit that is in it. */
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly format: string;
  readonly fileName: string;
  readonly isDraft: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Whether one printed now would say the same, revision and day aside. */
  readonly isCurrent: boolean;
}

/** Everything a client needs to show a project and to go on editing it. */
export interface OpenedProject {
  readonly handle: string;
  readonly fileName: string;
  readonly seq: number;
  readonly records: { readonly [C in Collection]: readonly unknown[] };
  /** The newest journal entries, oldest first: what undo needs. */
  readonly journal: readonly JournalEntry[];
  readonly recovered: ProjectSummary["recovered"];
}

const edit = z.strictObject({
  command: z.strictObject({ name: z.string().max(64), args: z.record(z.string(), z.json()) }),
  label: z.string().min(1).max(512),
  changes: z
    .array(
      z.strictObject({
        collection: z.enum(COLLECTIONS),
        id: z.string().max(140),
        before: z.json(),
        after: z.json(),
      }),
    )
    .max(1_000_000),
}) as unknown as z.ZodType<Edit>;

function call<I extends z.ZodType, O>(input: I, _output: () => O) {
  return { input, output: undefined as unknown as O };
}

const shaped = <T>() => undefined as unknown as T;

/** Every call a client may make: what it takes (checked by the host) and what it answers. */
export const CALLS = {
  "app.info": call(z.strictObject({}), () =>
    shaped<{
      readonly version: string;
      readonly host: "desktop" | "web" | "test";
      /** True where the host shows open and save dialogs of its own. */
      readonly dialogs: boolean;
    }>(),
  ),
  "settings.read": call(z.strictObject({}), () => shaped<Settings>()),
  "settings.write": call(
    z.strictObject({
      theme: z.enum(["system", "light", "dark"]).optional(),
      panels: z.json().optional(),
    }),
    () => shaped<Settings>(),
  ),
  "projects.list": call(z.strictObject({}), () => shaped<readonly ProjectSummary[]>()),
  /** Makes a project from a text form. The host parses it again and trusts nothing. */
  "projects.create": call(z.strictObject({ content: z.string().max(64 * 1024 * 1024) }), () =>
    shaped<OpenedProject>(),
  ),
  "projects.open": call(z.strictObject({ handle }), () => shaped<OpenedProject>()),
  /** Asks the user for a file; null when they change their mind. Desktop only. */
  "projects.choose": call(z.strictObject({}), () => shaped<ProjectSummary | null>()),
  "projects.commit": call(
    z.strictObject({
      handle,
      baseSeq: z.int().min(0),
      origin: z.enum(["do", "undo", "redo"]),
      edit,
    }),
    () => shaped<{ readonly seq: number }>(),
  ),
  "projects.journal": call(z.strictObject({ handle, after: z.int().min(0) }), () =>
    shaped<readonly JournalEntry[]>(),
  ),
  /** A copy of the file: saved through a dialog, or as base64 for the browser to download. */
  "projects.saveCopy": call(z.strictObject({ handle }), () =>
    shaped<{ readonly fileName: string; readonly base64: string | null } | null>(),
  ),
  /**
   * Prints the runbook of the project as it is on disk, as one file, and keeps a record of it. Saved
   * through a dialog, or as base64 for the browser to download; null when the user changes their mind.
   */
  "runbook.export": call(
    z.strictObject({ handle, format: z.enum(RUNBOOK_FORMATS), date: z.iso.date() }),
    () =>
      shaped<{
        readonly fileName: string;
        readonly mediaType: string;
        readonly base64: string | null;
      } | null>(),
  ),
  /** The runbooks printed so far, newest first, and the number of the newest edit. */
  "runbook.exports": call(z.strictObject({ handle }), () =>
    shaped<{ readonly head: number; readonly exports: readonly RunbookExport[] }>(),
  ),
  "projects.close": call(z.strictObject({ handle }), () => shaped<null>()),
  /** Lets the user save an export; answers the name of the file, or null. Desktop only. */
  "files.save": call(
    z.strictObject({
      fileName: z.string().max(255),
      mediaType: z.string().max(128),
      content: z.string().max(64 * 1024 * 1024),
    }),
    () => shaped<{ readonly fileName: string } | null>(),
  ),
} as const;

export interface Settings {
  readonly theme: "system" | "light" | "dark";
  /** Sizes and states of the panels; the renderer knows what is in it. */
  readonly panels: unknown;
}

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = z.infer<(typeof CALLS)[N]["input"]>;
export type CallOutput<N extends CallName> = (typeof CALLS)[N]["output"];

/** What the host says by itself. */
export interface ApiEvents {
  /** Another client of the same project committed an edit. */
  "project.changed": { readonly handle: string; readonly entry: JournalEntry };
  /** The user picked an action from the native menu. */
  "menu.action": { readonly id: string };
  /** The operating system handed over a project file. */
  "file.opened": { readonly handle: string };
}

export type EventName = keyof ApiEvents;
