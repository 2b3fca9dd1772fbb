import type { Applied, CommandCall, Refusal } from "#shared/commands/define-command";
import type { Result } from "#shared/kernel/result";
import { reverseChanges } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { createChecker, type CheckerOptions } from "./checker.ts";
import type { Finding } from "./finding.ts";

/** Carries out one command on a copy. Given from outside: rules do not edit. */
export type ApplyCommand = (project: Project, call: CommandCall) => Result<Applied, Refusal>;

/** What mending all findings of one rule comes to. */
export interface FixAll {
  /** What to carry out, in this order, as one batch. Empty when nothing can be mended. */
  readonly commands: readonly CommandCall[];
  /** Findings that are gone afterwards. */
  readonly mended: readonly Finding[];
  /** Findings that stay, each with a sentence that says why. */
  readonly left: readonly { readonly finding: Finding; readonly reason: string }[];
}

/**
 * Applies the first fix of each finding of a rule, one after the other, each asked for on the project
 * as the ones before have left it. A fix that is refused, does not help or raises a new error is left
 * out.
 */
export function fixAll(
  start: Project,
  rule: string,
  apply: ApplyCommand,
  options: CheckerOptions = {},
): FixAll {
  const checker = createChecker(start, options);
  const first = checker.everyFinding();
  const errors = new Set(errorKeys(first));
  const wanted = first.filter((finding) => finding.rule === rule);
  const commands: CommandCall[] = [];
  const reasons = new Map<string, string>();
  let project = start;
  for (const { key } of wanted) {
    const finding = checker.everyFinding().find((each) => each.key === key);
    if (!finding) continue;
    const reason = mend(finding);
    if (reason !== undefined) reasons.set(key, reason);
  }
  const open = new Set(checker.everyFinding().map(({ key }) => key));
  return {
    commands,
    mended: wanted.filter(({ key }) => !open.has(key)),
    left: wanted
      .filter(({ key }) => open.has(key))
      .map((finding) => ({ finding, reason: reasons.get(finding.key) ?? "It came back." })),
  };

  /** Mends one finding; answers why not. */
  function mend(finding: Finding): string | undefined {
    const [fix] = checker.fixesFor(finding);
    if (!fix) return "No fix is offered.";
    const applied = apply(project, fix.command);
    if (!applied.ok) return applied.error.message;
    const { next, edit } = applied.value;
    checker.advance(next, edit.changes);
    const after = checker.everyFinding();
    const isStill = after.some(({ key }) => key === finding.key);
    if (!isStill && errorKeys(after).every((key) => errors.has(key))) {
      project = next;
      commands.push(fix.command);
      return undefined;
    }
    checker.advance(project, reverseChanges(edit.changes));
    return isStill ? "The fix does not clear it here." : "The fix would raise a new error here.";
  }
}

function errorKeys(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ key, severity }) => (severity === "error" ? [key] : []));
}
