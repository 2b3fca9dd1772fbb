import type { Block } from "./block.ts";
import type { Inlines } from "./inline.ts";

/** One thing an operator does, with the proof before and after it and the way back. */
export interface Step {
  readonly type: "step";
  /** Stable for the same design: what it does and where, for example `deploy/cluster`. */
  readonly id: string;
  /** From 1, over the whole runbook. */
  readonly number: number;
  readonly title: Inlines;
  readonly why: Inlines;
  /** Ids of the elements that exist once it is done. */
  readonly builds: readonly string[];
  /** Ids of the elements whose values it uses. */
  readonly reads: readonly string[];
  /** Ids of the machines it is done on. */
  readonly runsOn: readonly string[];
  /** Ids of rules (UL-…), checks (CK-…) and exports (EX-…) that it answers to. */
  readonly rules: readonly string[];
  readonly who: Inlines;
  /** Rough duration, for planning the day. */
  readonly minutes: number;
  /** Keys of the open errors that must be gone first. */
  readonly waitsFor: readonly string[];
  readonly preCheck?: Action;
  readonly command?: Action;
  readonly postCheck?: Action;
  readonly rollback?: Action;
}

/** One part of a step: half a sentence that says what it is for, and its blocks. */
export interface Action {
  readonly what: Inlines;
  readonly blocks: readonly Block[];
}

/** A step as a section writes it, before the runbook numbers it and asks what it waits for. */
export type StepPlan = Omit<Step, "number" | "waitsFor">;

/** The parts of a step in the order in which they are done, with their headings. */
export const ACTIONS = [
  ["preCheck", "Pre-check"],
  ["command", "Do"],
  ["postCheck", "Post-check"],
  ["rollback", "Rollback"],
] as const satisfies readonly (readonly [keyof Step, string])[];
