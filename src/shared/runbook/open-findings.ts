import type { Project } from "#shared/model/project";
import { recordsOf } from "#shared/model/project";
import type { WaiverRecord } from "#shared/model/records";
import { sortedBy } from "#shared/kernel/order";
import type { Finding } from "#shared/rules/finding";

/** A finding that somebody has accepted. */
interface WaivedFinding {
  readonly waiver: WaiverRecord;
  /** Absent when what was accepted is no longer found. */
  readonly finding?: Finding;
  /** The last valid day has passed, so the finding is open again. */
  readonly expired: boolean;
}

export interface FindingState {
  /** Not accepted, or no longer; in the order of the checker. */
  readonly open: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

/** Sorts findings into open and waived. `date` is the day of the runbook; "" expires nothing. */
export function findingState(
  project: Project,
  findings: readonly Finding[],
  date: string,
): FindingState {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const waived = sortedBy(
    recordsOf(project, "waivers"),
    (waiver) => waiver.rule,
    (waiver) => waiver.id,
  ).map((waiver): WaivedFinding => {
    const finding = byKey.get(waiver.finding);
    const expired = date !== "" && waiver.expires !== null && waiver.expires < date;
    return { waiver, ...(finding ? { finding } : {}), expired };
  });
  const accepted = new Set(
    waived.filter(({ expired }) => !expired).map(({ waiver }) => waiver.finding),
  );
  return { open: findings.filter(({ key }) => !accepted.has(key)), waived };
}

export function openErrors(state: FindingState): Finding[] {
  return state.open.filter(({ severity }) => severity === "error");
}
