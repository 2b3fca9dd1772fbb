import { counted } from "#shared/kernel/words";
import { VERDICTS } from "#shared/formats/verdict";
import type { Note, NoteSeverity } from "#shared/formats/format";
import { wrapped } from "./output.ts";
import type { FileReport, ReportedFinding } from "./report.ts";

/** The reports as lines for people. */
export function reportsAsText(reports: readonly FileReport[]): string[] {
  const lines = reports.flatMap((report) => [...reportLines(report), ""]);
  return [...lines, summary(reports)];
}

function reportLines({ file, label, verdict, findings, notes }: FileReport): string[] {
  const head = `${file}  ${verdict}  (${label})`;
  return [head, ...inOrder(notes).flatMap(noteLines), ...findings.flatMap(findingLines)];
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

function summary(reports: readonly FileReport[]): string {
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
