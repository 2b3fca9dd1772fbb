import type { Note } from "#shared/formats/format";
import { verdictOf, type Verdict } from "#shared/formats/verdict";
import { siteOf } from "#shared/facts/places";
import { messageText } from "#shared/kernel/message";
import { findRecord } from "#shared/model/project";
import type { WaiverRecord } from "#shared/model/records";
import { createChecker, type Checker } from "#shared/rules/checker";
import type { Finding, Severity } from "#shared/rules/finding";
import { findRule } from "#shared/rules/index";
import type { Input } from "./read-input.ts";

export interface ReportedFinding {
  /** The same for the same problem as long as it lasts. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly subjects: readonly {
    readonly element: string;
    readonly label: string;
    readonly field: string | null;
  }[];
}

/** A finding that somebody accepts. */
export interface ReportedWaiver extends ReportedFinding {
  readonly waiver: WaiverRecord;
}

/** What `check` says of one file. */
export interface FileReport {
  readonly file: string;
  readonly kind: string;
  readonly label: string;
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFinding[];
  readonly waived: readonly ReportedWaiver[];
  readonly notes: readonly Note[];
  /** False when the file could not be read or understood. */
  readonly understood: boolean;
}

/** What of a design is judged, and on which day. */
export interface Scope {
  /** ISO day; waivers that ended before it no longer count. */
  readonly today: string;
  /** Ids of the only rules to report; empty for all. */
  readonly rules: ReadonlySet<string>;
  /** Names of the only sites to report; empty for all. */
  readonly sites: ReadonlySet<string>;
}

export function reportInput(
  file: string,
  { kind, label, project, notes, leaves }: Input,
  scope: Scope,
): FileReport {
  const checker = project ? createChecker(project, { today: scope.today }) : undefined;
  const isWanted = (finding: Finding) =>
    checker !== undefined && isInScope(checker, finding, scope);
  const findings = (checker?.findings() ?? []).filter(isWanted);
  const waived = (checker?.waived() ?? []).filter(({ finding }) => isWanted(finding));
  const report = (finding: Finding): ReportedFinding => reportFinding(checker, finding);
  return {
    file,
    kind,
    label,
    verdict: verdictOf(notes, findings, leaves),
    findings: findings.map(report),
    waived: waived.map(({ finding, waiver }) => ({ ...report(finding), waiver })),
    notes,
    understood: true,
  };
}

export function reportFailure(file: string, notes: readonly Note[]): FileReport {
  return {
    file,
    kind: "unknown",
    label: "not understood",
    verdict: "invalid",
    findings: [],
    waived: [],
    notes,
    understood: false,
  };
}

function isInScope(
  { facts }: Checker,
  { rule, subjects }: Finding,
  { rules, sites }: Scope,
): boolean {
  if (rules.size > 0 && !rules.has(rule)) return false;
  if (sites.size === 0) return true;
  return subjects.some(({ element }) => {
    const site = siteOf(facts, element);
    return site !== undefined && sites.has(site.name);
  });
}

function reportFinding(checker: Checker | undefined, finding: Finding): ReportedFinding {
  const { key, rule, severity, message, subjects } = finding;
  return {
    key,
    id: rule,
    name: findRule(rule)?.name ?? rule,
    severity,
    message: messageText(message),
    subjects: subjects.map(({ element, field }) => ({
      element,
      label: (checker && findRecord(checker.facts.project, "elements", element)?.name) ?? element,
      field: field ?? null,
    })),
  };
}
