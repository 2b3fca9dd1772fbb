import { Option } from "commander";
import type { ExportedFile, Exporter } from "#shared/formats/format";
import { EXPORTERS, findExporter } from "#shared/formats/index";
import type { Project } from "#shared/model/project";
import type { AttachCommand, Shell } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { helpExamples, helpTable } from "./help-text.ts";
import { readInput } from "./read-input.ts";
import { inOrder, noteLines } from "./report-text.ts";
import { targetsOf, writeText } from "./write-file.ts";

interface Options {
  readonly format: string;
  readonly out?: string;
}

/** `export FILE --format NAME`: writes a design in another form. */
export const attachExport: AttachCommand = (program, shell) => {
  const formats = EXPORTERS.map(({ id }) => id);
  program
    .command("export")
    .description("write a design as configuration, address list, text form, diagram or runbook")
    .argument("<file>", "project, text form or configuration; - reads a text from standard input")
    .addOption(
      new Option("--format <name>", "form to write").choices(formats).makeOptionMandatory(),
    )
    .option("--out <path>", "file or folder to write to; absent: standard output")
    .addHelpText(
      "after",
      [
        helpTable(
          "Formats",
          EXPORTERS.map(({ id, label }) => [id, label]),
        ),
        "\nThe runbook as PDF: underlay runbook FILE --format pdf. What a format cannot say is told on standard error.",
        helpExamples(
          "export plant.underlay --format aks-hci --out setup.ps1",
          "export branch.underlay --format aks-arc --out folder",
          "export plant.underlay --format text > plant.underlay.json",
        ),
      ].join("\n"),
    )
    .action((file: string, { format, out }: Options) =>
      exportFile(file, findExporter(format), out, shell),
    );
};

/** Exports one file and reports what the form cannot say on standard error. */
export async function exportFile(
  file: string,
  exporter: Exporter | undefined,
  out: string | undefined,
  shell: Shell,
): Promise<void> {
  if (!exporter) return refuse(shell, "This form cannot be written.");
  const design = await readDesign(file, shell);
  if (!design) return;
  const written = exporter.write(design.project);
  if (!written.ok) return refuse(shell, written.error.message);
  for (const note of inOrder(written.value.notes))
    for (const line of noteLines(note)) shell.output.aside(line);
  writeFiles(written.value.files, out, shell);
}

/** The design in a file, with what is to be said of it; undefined when there is none. */
export async function readDesign(
  file: string,
  shell: Shell,
): Promise<{ readonly project: Project; readonly revision?: string } | undefined> {
  const input = await readInput(file);
  for (const note of inOrder(input.ok ? input.value.notes : input.error)) {
    if (note.severity !== "info") for (const line of noteLines(note)) shell.output.aside(line);
  }
  if (!input.ok) {
    refuse(shell, `${file} cannot be read.`);
    return undefined;
  }
  const { project, label } = input.value;
  if (project) return { ...input.value, project };
  refuse(shell, `${file} is understood (${label}), but there is no design in it.`);
  return undefined;
}

/** A file as a command writes it: text or bytes. */
export type WrittenFile = Pick<ExportedFile, "fileName"> & {
  readonly content: string | Uint8Array;
};

/** Writes all files to a path or folder; without one, prints the first. */
export function writeFiles(
  files: readonly WrittenFile[],
  out: string | undefined,
  shell: Shell,
): void {
  if (out === undefined) return printFirst(files, shell);
  const targets = targetsOf(files, out);
  for (const [i, { content }] of files.entries()) {
    const target = targets[i] ?? out;
    const done = writeText(target, content);
    if (!done.ok) return refuse(shell, done.error);
    shell.output.line(`Written to ${target}.`);
  }
}

function refuse({ output, ends }: Shell, text: string): void {
  output.aside(text);
  ends(EXIT.unreadable);
}

function printFirst(files: readonly WrittenFile[], { output }: Shell): void {
  const [first, ...others] = files;
  if (first) output.raw(first.content);
  if (others.length === 0) return;
  const names = others.map(({ fileName }) => fileName).join(", ");
  output.aside(`Not shown: ${names}. Use --out with a folder to get all files.`);
}
