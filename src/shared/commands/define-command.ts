import type * as z from "zod";
import type { JsonObject } from "#shared/kernel/json";
import type { Result } from "#shared/kernel/result";
import type { RecordChange } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import type { Draft } from "./draft.ts";

/** Why a command was not carried out: a stable code and a sentence for the user. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A command to be carried out: its name and its arguments as JSON. Carries the ids of new records. */
export interface CommandCall {
  readonly name: string;
  readonly args: JsonObject;
}

/** What a command did: enough to undo it, to journal it and to replay it elsewhere. */
export interface Edit {
  readonly command: CommandCall;
  /** Names the edit in undo, in the history and in the journal: "Change address of node-1". */
  readonly label: string;
  readonly changes: readonly RecordChange[];
}

/** A kind of edit: parses its arguments, checks that it may happen, and changes a draft. */
export interface CommandDef<A> {
  readonly name: string;
  readonly args: z.ZodType<A>;
  /** Changes the draft and returns the label of the edit, or refuses. */
  readonly run: (draft: Draft, args: A, carryOut: CarryOut) => Result<string, Refusal>;
}

/** Carries out a further command within the same draft; a batch is made of these. */
export type CarryOut = (call: CommandCall) => Result<string, Refusal>;

export function defineCommand<A>(command: CommandDef<A>): CommandDef<unknown> {
  return command as CommandDef<unknown>;
}

export interface Applied {
  readonly next: Project;
  readonly edit: Edit;
}
