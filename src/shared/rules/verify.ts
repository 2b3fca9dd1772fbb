import { canonicalJson, type Json } from "#shared/kernel/json";
import { counted } from "#shared/kernel/words";
import { recordsOf } from "#shared/model/project";
import { createChecker, type Checker, type CheckerOptions } from "./checker.ts";
import type { Finding } from "./finding.ts";

/** Where a checker that followed edits differs from one that judged the same project from nothing. */
export interface Difference {
  /** Keys that only the full run found. */
  readonly missing: readonly string[];
  /** Keys that only the kept checker still holds. */
  readonly extra: readonly string[];
  /** Keys of findings that both have, with other words or subjects. */
  readonly changed: readonly string[];
  /** True when both say the same in another order. */
  readonly isShuffled: boolean;
  /** Elements whose proofs or doubts differ. */
  readonly reasons: readonly string[];
}

/** Compares a kept checker with a full run over its project; undefined when they agree in everything. */
export function findDifference(
  kept: Pick<Checker, "everyFinding" | "facts" | "waived" | "explain">,
  options: CheckerOptions = {},
): Difference | undefined {
  const { project } = kept.facts;
  const fresh = createChecker(project, options);
  const found = compareLists(allOf(kept), allOf(fresh));
  const reasons = [...recordsOf(project, "elements")].flatMap(({ id }) =>
    isSame(kept.explain(id), fresh.explain(id)) ? [] : [id],
  );
  const isEqual =
    found.missing.length + found.extra.length + found.changed.length + reasons.length === 0;
  return isEqual && !found.isShuffled ? undefined : { ...found, reasons };
}

/** The difference in a sentence, with the first name of each kind. */
export function differenceText(difference: Difference): string {
  const { missing, extra, changed, isShuffled, reasons } = difference;
  const parts = [
    part(missing, "finding is missing", "findings are missing"),
    part(extra, "finding is out of date", "findings are out of date"),
    part(changed, "finding says something else", "findings say something else"),
    part(reasons, "element has another proof", "elements have another proof"),
    ...(isShuffled ? ["the order differs"] : []),
  ].filter((words) => words !== "");
  return `The check that followed the edits differs from a full one: ${parts.join("; ")}.`;
}

type Said = Finding & { readonly waiver?: string };

/** Open and waived findings in one list: what is waived by what is part of the answer. */
function allOf(checker: Pick<Checker, "everyFinding" | "waived">): readonly Said[] {
  const waived = checker.waived().map(({ finding, waiver }) => ({ ...finding, waiver: waiver.id }));
  return [...checker.everyFinding(), ...waived];
}

function compareLists(kept: readonly Said[], fresh: readonly Said[]): Omit<Difference, "reasons"> {
  const keptByKey = new Map(kept.map((finding) => [finding.key, finding]));
  const freshByKey = new Map(fresh.map((finding) => [finding.key, finding]));
  const keys = (findings: readonly Said[]) => findings.map(({ key }) => key);
  const missing = keys(fresh).filter((key) => !keptByKey.has(key));
  const extra = keys(kept).filter((key) => !freshByKey.has(key));
  const changed = kept.flatMap((finding) => {
    const other = freshByKey.get(finding.key);
    return other && !isSame(finding, other) ? [finding.key] : [];
  });
  const isShuffled = missing.length + extra.length === 0 && !isSame(keys(kept), keys(fresh));
  return { missing, extra, changed, isShuffled };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}

function part(names: readonly string[], one: string, many: string): string {
  if (names.length === 0) return "";
  return `${counted(names.length, one, many)} (${names[0]}${names.length > 1 ? ", …" : ""})`;
}
