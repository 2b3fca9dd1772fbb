import { sortedBy } from "#shared/kernel/order";
import { recordsOf } from "#shared/model/project";
import type { WaiverRecord } from "#shared/model/records";
import type { Checker } from "#shared/rules/checker";
import { listFindings } from "#shared/rules/list-findings";
import { compareFindings } from "#shared/rules/findings-book";
import type { Finding } from "#shared/rules/finding";
import { hasEnded, isAboutFindings, judgeWaivers } from "#shared/rules/waivers";

/** A waiver with what it accepts. */
interface Waived {
  readonly waiver: WaiverRecord;
  /** Absent when what was accepted is no longer found. */
  readonly finding?: Finding;
  /** The last valid day has passed, so the finding is open again. */
  readonly expired: boolean;
}

export interface FindingState {
  /** Not accepted, or no longer; in the order of the checker. */
  readonly open: readonly Finding[];
  readonly waived: readonly Waived[];
}

/** What a runbook asks of a checker. One that waives nothing, and lists all it finds, need not say so. */
export type RunbookChecker = Pick<Checker, "facts" | "findings"> &
  Partial<Pick<Checker, "everyFinding" | "waived">>;

/** Sorts all findings into open and waived anew, by the day of the runbook; "" expires nothing. */
export function findingState(checker: RunbookChecker, date: string): FindingState {
  const today = date === "" ? undefined : date;
  const records = [...recordsOf(checker.facts.project, "waivers")];
  const found = checker.everyFinding?.() ?? checker.findings();
  const all = [
    ...found.filter((finding) => !isAboutFindings(finding)),
    ...(checker.waived?.() ?? []).map(({ finding }) => finding),
  ].sort(compareFindings);
  const { open, about } = judgeWaivers(checker.facts, all, records, today);
  const byKey = new Map(all.map((finding) => [finding.key, finding]));
  return {
    open: listFindings([...open, ...about].sort(compareFindings)),
    waived: sortedBy(
      records,
      ({ rule }) => rule,
      ({ id }) => id,
    ).map((waiver): Waived => {
      const finding = byKey.get(waiver.finding);
      return { waiver, ...(finding ? { finding } : {}), expired: hasEnded(waiver, today) };
    }),
  };
}

export function openErrors(state: FindingState): Finding[] {
  return state.open.filter(({ severity }) => severity === "error");
}
