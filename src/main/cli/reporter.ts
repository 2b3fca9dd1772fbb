import type { NoteSeverity } from "#shared/formats/format";
import type { Output } from "./output.ts";
import type { FileReport } from "./report.ts";

/** What a reporter may ask beside the reports. */
export interface Reporting {
  /** True for what makes the exit code 1 under `--fail-on`. */
  readonly fails: (severity: NoteSeverity) => boolean;
}

/** Prints what `check` found in one form. */
export type Reporter = (
  reports: readonly FileReport[],
  output: Output,
  reporting: Reporting,
) => void;
