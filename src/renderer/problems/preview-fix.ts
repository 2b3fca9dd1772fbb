import { applyCommand } from "#shared/commands/apply";
import { reverseChanges } from "#shared/model/change";
import type { Checker } from "#shared/rules/checker";
import type { Finding, Fix } from "#shared/rules/finding";
import { createChecker } from "#shared/rules/checker";
import { changeLines, type ChangeLine } from "../project/change-lines.ts";

/** What a fix would do, tried on a copy. */
export type FixPreview =
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "works"; readonly lines: readonly ChangeLine[] };

/** Which findings a fix would clear and which it would raise. */
export interface FixEffect {
  readonly cleared: readonly Finding[];
  readonly raised: readonly Finding[];
}

/** Carries the fix out on a copy and says what it changes. */
export function previewFix({ facts }: Pick<Checker, "facts">, fix: Fix): FixPreview {
  const applied = applyCommand(facts.project, fix.command);
  if (!applied.ok) return { kind: "refused", reason: applied.error.message };
  return { kind: "works", lines: changeLines(facts, applied.value.edit.changes) };
}

/** Checks the design as it is and as each fix would leave it. One full check, then only what changes. */
export function fixEffects(
  { facts }: Pick<Checker, "facts">,
  fixes: readonly Fix[],
  today: string,
): (FixEffect | undefined)[] {
  const { project } = facts;
  const checker = createChecker(project, { today });
  const before = checker.everyFinding();
  const known = new Set(before.map(({ key }) => key));
  return fixes.map((fix) => {
    const applied = applyCommand(project, fix.command);
    if (!applied.ok) return undefined;
    const { next, edit } = applied.value;
    checker.advance(next, edit.changes);
    const after = checker.everyFinding();
    const open = new Set(after.map(({ key }) => key));
    checker.advance(project, reverseChanges(edit.changes));
    return {
      cleared: before.filter(({ key }) => !open.has(key)),
      raised: after.filter(({ key }) => !known.has(key)),
    };
  });
}
