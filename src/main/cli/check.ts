import { Option } from "commander";
import type { NoteSeverity } from "#shared/formats/format";
import type { AttachCommand } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { readInput } from "./read-input.ts";
import { reportFailure, reportInput, reportsAsJson, type FileReport } from "./report.ts";
import { reportsAsText } from "./report-text.ts";

const FAIL_ON = ["error", "warning", "info", "never"] as const;
type FailOn = (typeof FAIL_ON)[number];

interface Options {
  readonly format: "text" | "json";
  readonly failOn: FailOn;
}

/** `check FILE…`: says what is wrong with designs and configurations. */
export const attachCheck: AttachCommand = (program, { output, ends }) => {
  program
    .command("check")
    .description("check project files, text forms and configurations; - reads standard input")
    .argument("<file...>", "files to check")
    .addOption(
      new Option("--format <form>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addOption(
      new Option("--fail-on <severity>", "what makes the exit code 1")
        .choices(FAIL_ON)
        .default("error"),
    )
    .action(async (files: string[], { format, failOn }: Options) => {
      const reports: FileReport[] = [];
      for (const file of files) {
        const input = await readInput(file);
        reports.push(input.ok ? reportInput(file, input.value) : reportFailure(file, input.error));
      }
      if (format === "json") output.raw(reportsAsJson(reports));
      else for (const line of reportsAsText(reports)) output.line(line);
      ends(exitCodeOf(reports, failOn));
    });
};

function exitCodeOf(reports: readonly FileReport[], failOn: FailOn): ExitCode {
  if (reports.some(({ understood }) => !understood)) return EXIT.unreadable;
  const said = reports.flatMap(({ findings, notes }) => [...findings, ...notes]);
  return said.some(({ severity }) => reaches(severity, failOn)) ? EXIT.findings : EXIT.fine;
}

function reaches(severity: NoteSeverity, failOn: FailOn): boolean {
  return FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn) && failOn !== "never";
}
