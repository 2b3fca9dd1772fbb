import type { NoteSeverity } from "#shared/formats/format";
import { harmless } from "./output.ts";
import { summary } from "./report-text.ts";
import type { Reporter } from "./reporter.ts";

const LEVELS: Readonly<Record<NoteSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation of its file. */
export const reportAsGithub: Reporter = (reports, output) => {
  for (const { file, findings, notes } of reports) {
    for (const { severity, code, path, message } of notes) {
      output.line(annotation(severity, file, path === "" ? code : `${code} ${path}`, message));
    }
    for (const { severity, id, name, message } of findings) {
      output.line(annotation(severity, file, `${id} ${name}`, message));
    }
  }
  output.line(summary(reports));
};

function annotation(severity: NoteSeverity, file: string, title: string, message: string): string {
  const place = file === "-" ? "" : `file=${property(file)},`;
  return `::${LEVELS[severity]} ${place}title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return harmless(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
