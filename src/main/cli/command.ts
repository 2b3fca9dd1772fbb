import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Output } from "./output.ts";

/** What a command file gets to attach itself to the program. */
export interface Shell {
  readonly output: Output;
  /** Decides how the process ends; the worst code given counts. */
  readonly ends: (code: ExitCode) => void;
}

/** One command of the command line: adds itself with its arguments, options and help. */
export type AttachCommand = (program: Command, shell: Shell) => void;
