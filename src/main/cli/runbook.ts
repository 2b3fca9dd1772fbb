import { InvalidArgumentError, Option } from "commander";
import { designRunbook } from "#shared/formats/design-runbook";
import { printRunbook, runbookFileName, RUNBOOK_PRINTERS } from "#shared/formats/runbook";
import { isIsoDay } from "#shared/kernel/day";
import { inlineText } from "#shared/runbook/inline";
import type { Runbook } from "#shared/runbook/runbook";
import type { AttachCommand, Shell } from "./command.ts";
import { helpExamples } from "./help-text.ts";
import { readDesign, writeFiles, type WrittenFile } from "./export.ts";

interface Options {
  readonly format: string;
  readonly date?: string;
  readonly out?: string;
}

/** `runbook FILE --format NAME`: the steps that build the site, for paper, screen or shell. */
export const attachRunbook: AttachCommand = (program, shell) => {
  const formats = [...RUNBOOK_PRINTERS.map(({ format }) => format), "pdf"];
  program
    .command("runbook")
    .description("print the runbook: the steps that build a design, with checks and ways back")
    .argument("<file>", "project, text form or configuration; - reads a text from standard input")
    .addOption(new Option("--format <name>", "form to print").choices(formats).default("md"))
    .option(
      "--date <day>",
      "day to print on it, such as 2026-11-20; waivers that end before it do not count; absent: none",
      day,
    )
    .option("--out <path>", "file or folder to write to; absent: standard output")
    .addHelpText(
      "after",
      helpExamples(
        "runbook plant.underlay --format pdf --date 2026-11-20 --out plant.pdf",
        "runbook plant.underlay --format ps1 --out plant.ps1",
      ),
    )
    .action((file: string, options: Options) => printFile(file, options, shell));
};

async function printFile(file: string, options: Options, shell: Shell): Promise<void> {
  const design = await readDesign(file, shell);
  if (!design) return;
  const { format, date, out } = options;
  const runbook = designRunbook(design.project, {
    ...(design.revision === undefined ? {} : { revision: design.revision }),
    ...(date === undefined ? {} : { date }),
  });
  if (runbook.draft)
    shell.output.aside(`${runbook.draft.title}. ${inlineText(runbook.draft.content)}`);
  writeFiles(await print(format, runbook), out, shell);
}

async function print(format: string, runbook: Runbook): Promise<readonly WrittenFile[]> {
  const printer = RUNBOOK_PRINTERS.find((each) => each.format === format);
  if (printer) return printRunbook(printer, runbook);
  const { printPdf } = await import("#main/pdf/print-pdf");
  return [{ fileName: runbookFileName(runbook, ".pdf"), content: await printPdf(runbook) }];
}

function day(text: string): string {
  if (!isIsoDay(text)) throw new InvalidArgumentError("Write a day like 2026-11-20.");
  return text;
}
