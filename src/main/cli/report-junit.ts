import type { NoteSeverity } from "#shared/formats/format";
import { visibleText } from "#shared/runbook/visible-text";
import type { FileReport } from "./report.ts";
import type { Reporter, Reporting } from "./reporter.ts";

/**
 * JUnit XML: a suite for each file, a case for each thing said of it. What makes the exit code 1
 * fails, the rest passes with its words as output, what is waived is skipped.
 */
export const reportAsJunit: Reporter = (reports, output, reporting) => {
  const suites = reports.map((report) => ({ report, cases: casesOf(report, reporting) }));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="underlay" ${totals(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(({ report, cases }) => [
      `  <testsuite name="${attribute(report.file)}" ${totals(cases)}>`,
      ...cases.flatMap((each) => caseLines(report.file, each)),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ];
  output.raw(`${lines.join("\n")}\n`);
};

type Outcome = "passed" | "failure" | "error" | "skipped";

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  /** Rule or code; empty for a file without a word. */
  readonly type: string;
  readonly message: string;
}

function casesOf(
  { findings, waived, notes, understood, label }: FileReport,
  { fails }: Reporting,
): Case[] {
  const outcome = (severity: NoteSeverity): Outcome => (fails(severity) ? "failure" : "passed");
  const cases = [
    ...notes.map(({ code, path, severity, message }): Case => ({
      name: path === "" ? code : `${code} ${path}`,
      outcome: !understood && severity === "error" ? "error" : outcome(severity),
      type: code,
      message: `${severity}: ${message}`,
    })),
    ...findings.map(({ id, name, severity, message, subjects: [subject] }): Case => ({
      name: `${id} ${name}${subject ? `: ${subject.label}` : ""}`,
      outcome: outcome(severity),
      type: id,
      message: `${severity}: ${message}`,
    })),
    ...waived.map(({ id, name, message, waiver, subjects: [subject] }): Case => ({
      name: `${id} ${name}${subject ? `: ${subject.label}` : ""}`,
      outcome: "skipped",
      type: id,
      message: `Waived by ${waiver.owner}${waiver.expires === null ? "" : ` until ${waiver.expires}`}: ${waiver.reason} (${message})`,
    })),
  ];
  return cases.length > 0
    ? cases
    : [{ name: `no problems (${label})`, outcome: "passed", type: "", message: "" }];
}

function totals(cases: readonly Case[]): string {
  const count = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}

function caseLines(file: string, { name, outcome, type, message }: Case): string[] {
  const head = `    <testcase classname="${attribute(file)}" name="${attribute(name)}"`;
  if (message === "") return [`${head}/>`];
  const inner =
    outcome === "passed"
      ? `<system-out>${escaped(message)}</system-out>`
      : outcome === "skipped"
        ? `<skipped message="${attribute(message)}"/>`
        : `<${outcome} type="${attribute(type)}" message="${attribute(message)}"/>`;
  return [`${head}>`, `      ${inner}`, "    </testcase>"];
}

function escaped(text: string): string {
  return visibleText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', "&quot;");
}
