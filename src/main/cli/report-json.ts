import type { Reporter } from "./reporter.ts";

/** The fixed form that scripts read. Waived findings are left out. */
export const reportAsJson: Reporter = (reports, output) => {
  const files = reports.map(({ file, kind, verdict, findings, notes }) => ({
    file,
    kind,
    verdict,
    findings: findings.map(({ id, name, severity, message, subjects }) => ({
      id,
      name,
      severity,
      message,
      subjects,
    })),
    notes: notes.map(({ code, path, message }) => ({ code, path, message })),
  }));
  output.raw(`${JSON.stringify({ files }, null, 2)}\n`);
};
