import type { Note } from "#shared/formats/format";
import { verdictOf, type Verdict } from "#shared/formats/verdict";
import { messageText } from "#shared/kernel/message";
import { findRecord, type Project } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import type { Severity } from "#shared/rules/finding";
import { findRule } from "#shared/rules/index";
import type { Input } from "./read-input.ts";

export interface ReportedFinding {
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

/** What `check` says of one file. */
export interface FileReport {
  readonly file: string;
  readonly kind: string;
  readonly label: string;
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFinding[];
  readonly notes: readonly Note[];
  /** False when the file could not be read or understood. */
  readonly understood: boolean;
}

export function reportInput(file: string, { kind, label, project, notes }: Input): FileReport {
  const findings = project ? reportFindings(project) : [];
  return {
    file,
    kind,
    label,
    verdict: verdictOf(notes, findings),
    findings,
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
    notes,
    understood: false,
  };
}

function reportFindings(project: Project): ReportedFinding[] {
  return checkProject(project).map(({ rule, severity, message, subjects }) => ({
    id: rule,
    name: findRule(rule)?.name ?? rule,
    severity,
    message: messageText(message),
    subjects: subjects.map(({ element, field }) => ({
      element,
      label: findRecord(project, "elements", element)?.name ?? element,
      field: field ?? null,
    })),
  }));
}

/** The fixed form that scripts read. */
export function reportsAsJson(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, kind, verdict, findings, notes }) => ({
    file,
    kind,
    verdict,
    findings,
    notes: notes.map(({ code, path, message }) => ({ code, path, message })),
  }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}
