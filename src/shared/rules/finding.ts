import type { JsonObject } from "#shared/kernel/json";
import type { Message } from "#shared/kernel/message";
import type { CommandCall } from "#shared/commands/define-command";

export type Severity = "error" | "warning" | "info";

export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** What a finding is about: an element and, where one is to blame, its field. */
export interface Subject {
  readonly element: string;
  readonly field?: string;
}

/** One thing that is wrong, or worth a word. Data: the rule holds the prose and computes the fixes. */
export interface Finding {
  /** The same for the same problem as long as it lasts: rule, elements and fields. */
  readonly key: string;
  /** Id of the rule, for example `UL-ADDR-005`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The first subject is where the finding is shown; the others take part in it. */
  readonly subjects: readonly Subject[];
  readonly message: Message;
  /** Figures that the fixes of the rule work with. */
  readonly data: JsonObject;
}

/** A way to mend a finding: a sentence for the button and the command that does it. */
export interface Fix {
  readonly title: Message;
  readonly command: CommandCall;
}

/** Proof that a rule holds: what was compared, and how near it came to failing. */
export interface Evidence {
  readonly rule: string;
  readonly element: string;
  readonly message: Message;
}

/** A rule that could not be judged, and what is missing for it. */
export interface Doubt {
  readonly rule: string;
  readonly element: string;
  readonly missing: Message;
}
