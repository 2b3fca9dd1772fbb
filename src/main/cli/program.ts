import { Command, CommanderError } from "commander";
import { VERSION } from "#main/host/version";
import { attachCheck } from "./check.ts";
import type { AttachCommand } from "./command.ts";
import { attachDiagram } from "./diagram.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { attachExport } from "./export.ts";
import { helpExamples } from "./help-text.ts";
import { attachImport } from "./import.ts";
import { attachNew } from "./new.ts";
import { processOutput } from "./output.ts";
import { attachPlan } from "./plan.ts";
import { attachRules } from "./rules.ts";
import { attachRunbook } from "./runbook.ts";

/** Every command, in the order of the help. */
const COMMANDS: readonly AttachCommand[] = [
  attachCheck,
  attachRules,
  attachPlan,
  attachImport,
  attachExport,
  attachRunbook,
  attachDiagram,
  attachNew,
];

/** Runs the command line with the arguments after the program's name; answers how it ended. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const ends = (next: ExitCode): void => {
    if (next > code) code = next;
  };
  const program = new Command("underlay")
    .description(
      "Checks, converts and prints designs of hybrid and edge Kubernetes networks, offline.",
    )
    .version(VERSION)
    .exitOverride()
    .addHelpText(
      "after",
      [
        helpExamples(
          "new --template hci-static --out plant.underlay",
          "check plant.underlay",
          "plan plant.underlay",
          "export plant.underlay --format aks-hci --out setup.ps1",
          "runbook plant.underlay --format pdf --out plant.pdf",
        ),
        "\nunderlay help COMMAND tells more of each.",
        "Exit codes: 0 fine, 1 findings at or above --fail-on, 2 could not read or understand, 3 internal error.",
      ].join("\n"),
    );
  for (const attach of COMMANDS) attach(program, { output: processOutput(), ends });
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has written the message; help and version are no failures.
    if (error.exitCode !== 0) ends(EXIT.unreadable);
  }
  return code;
}
