import { mergeAccepted } from "#shared/formats/merge/merge-command";
import { planInWords, usualChoice, type MergeItem } from "#shared/formats/merge/merge-plan";
import { planMerge } from "#shared/formats/merge/plan-merge";
import type { Project } from "#shared/model/project";
import type { Output } from "./output.ts";
import { lastingIds } from "./read-input.ts";

const GROUPS = [
  ["new", "New"],
  ["changed", "Changed: empty in the project, or a list that grows"],
  ["conflict", "In conflict"],
] as const;

/**
 * Brings an imported design into a project, says what comes of it, and answers the project after it.
 * Conflicts are left as they are unless `takesConflicts`.
 */
export function mergeInto(
  project: Project,
  imported: Project,
  { label, takesConflicts }: { readonly label: string; readonly takesConflicts: boolean },
  output: Output,
): Project {
  const ids = lastingIds();
  const plan = planMerge(project, imported, ids);
  for (const [group, title] of GROUPS) {
    const items = plan.items.filter((item) => item.group === group);
    if (items.length === 0) continue;
    output.line(`${title}:`);
    for (const item of items) output.line(`  ${lineOf(item)}`);
  }
  const accepted = takesConflicts ? new Set(plan.items.map(({ key }) => key)) : usualChoice(plan);
  const { next, refused } = mergeAccepted(project, plan, accepted, ids, label);
  for (const { item, message } of refused) output.line(`Not done: ${lineOf(item)}. ${message}`);
  const conflicts = plan.items.some(({ group }) => group === "conflict");
  const kept =
    conflicts && !takesConflicts
      ? " Conflicts stay as in the project; --take-conflicts takes the file's."
      : "";
  output.line(`${planInWords(plan)}.${kept}`);
  return next;
}

function lineOf({ kind, name, within, field, before, after }: MergeItem): string {
  const what = `${kind} ${name}${within === "" ? "" : ` in ${within}`}`;
  if (field === undefined) return what;
  return before === "" || before === undefined
    ? `${what}, ${field}: ${after ?? ""}`
    : `${what}, ${field}: ${before} → ${after ?? ""}`;
}
