import { findExporter } from "#shared/formats/index";
import type { AttachCommand } from "./command.ts";
import { exportFile } from "./export.ts";

/** `runbook FILE`: the steps that build the site, as Markdown. */
export const attachRunbook: AttachCommand = (program, shell) => {
  program
    .command("runbook")
    .description("print the runbook that builds a design, as Markdown")
    .argument("<file>", "project, text form or configuration; - reads standard input")
    .option("--out <path>", "file or folder to write to; absent: standard output")
    .action((file: string, { out }: { out?: string }) =>
      exportFile(file, findExporter("runbook"), out, shell),
    );
};
