import { counted } from "#shared/kernel/words";
import { VERDICTS } from "#shared/formats/verdict";
import type { Note, NoteSeverity } from "#shared/formats/format";
import { wrapped } from "./output.ts";
import type { FileReport, ReportedFinding } from "./report.ts";
import type { Reporter } from "./reporter.ts";

/** Lines for people. */
export const reportAsText: Reporter = (reports, output) => {
  for (const report of reports) {
    for (const each of reportLines(report)) output.line(each);
    output.line();
  }
  output.line(summary(reports));
};

function reportLines({ file, label, verdict, findings, waived, notes }: FileReport): string[] {
  const head = `${file}  ${verdict}  (${label})`;
  const accepted = waived.length === 0 ? [] : [`  ${waived.length} waived`];
  return [
    head,
    ...inOrder(notes).flatMap(noteLines),
    ...findings.flatMap(findingLines),
    ...accepted,
  ];
}

export function noteLines({ severity, code, path, message }: Note): string[] {
  return [
    `  ${severity.padEnd(7)}  ${code}${path === "" ? "" : `  ${path}`}`,
    ...wrapped(message, "           "),
  ];
}

function findingLines({ severity, id, name, message, subjects }: ReportedFinding): string[] {
  const [first] = subjects;
  const where = first ? `  ${first.label}${first.field === null ? "" : `, ${first.field}`}` : "";
  return [`  ${severity.padEnd(7)}  ${id} ${name}${where}`, ...wrapped(message, "           ")];
}

const ORDER: readonly NoteSeverity[] = ["error", "warning", "info"];

/** Worst first; notes of one severity stay in the order of the file. */
export function inOrder(notes: readonly Note[]): Note[] {
  return ORDER.flatMap((severity) => notes.filter((note) => note.severity === severity));
}

/** "2 files: 1 valid, 1 invalid; 1 error, 0 warnings, 0 info". */
export function summary(reports: readonly FileReport[]): string {
  const verdicts = VERDICTS.flatMap((verdict) => {
    const count = reports.filter((report) => report.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const said = reports.flatMap(({ findings, notes }) => [...findings, ...notes]);
  const count = (severity: NoteSeverity) =>
    said.filter((each) => each.severity === severity).length;
  return [
    `${counted(reports.length, "file", "files")}: ${verdicts.join(", ")}`,
    `${counted(count("error"), "error", "errors")}, ${counted(count("warning"), "warning", "warnings")}, ${count("info")} info`,
  ].join("; ");
}
