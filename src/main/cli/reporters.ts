import { reportAsGithub } from "./report-github.ts";
import { reportAsJson } from "./report-json.ts";
import { reportAsJunit } from "./report-junit.ts";
import { reportAsSarif } from "./report-sarif.ts";
import { reportAsText } from "./report-text.ts";
import type { Reporter } from "./reporter.ts";

/** Every form in which `check` can answer. */
export const REPORTERS = {
  text: reportAsText,
  json: reportAsJson,
  sarif: reportAsSarif,
  junit: reportAsJunit,
  github: reportAsGithub,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReportFormat = keyof typeof REPORTERS;
