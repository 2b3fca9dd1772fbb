import { Option } from "commander";
import type { Exported, Exporter } from "#shared/formats/format";
import { EXPORTERS, findExporter } from "#shared/formats/index";
import type { AttachCommand, Shell } from "./command.ts";
import { EXIT } from "./exit-code.ts";
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
    .description("write a design in another form")
    .argument("<file>", "project, text form or configuration; - reads standard input")
    .addOption(
      new Option("--format <name>", "form to write").choices(formats).makeOptionMandatory(),
    )
    .option("--out <path>", "file or folder to write to; absent: standard output")
    .action((file: string, { format, out }: Options) =>
      exportFile(file, findExporter(format), out, shell),
    );
};

/** Exports one file and reports what the form cannot say on standard error. */
export async function exportFile(
  file: string,
  exporter: Exporter | undefined,
  out: string | undefined,
  { output, ends }: Shell,
): Promise<void> {
  const refuse = (text: string): void => {
    output.aside(text);
    ends(EXIT.unreadable);
  };
  if (!exporter) return refuse("This form cannot be written.");
  const input = await readInput(file);
  for (const note of inOrder(input.ok ? input.value.notes : input.error)) {
    if (note.severity !== "info") for (const line of noteLines(note)) output.aside(line);
  }
  if (!input.ok) return refuse(`${file} cannot be read.`);
  if (!input.value.project)
    return refuse(`${file} is understood (${input.value.label}), but there is no design in it.`);
  const written = exporter.write(input.value.project);
  if (!written.ok) return refuse(written.error.message);
  for (const note of inOrder(written.value.notes))
    for (const line of noteLines(note)) output.aside(line);
  if (out === undefined) return printFirst(written.value, { output, ends });
  const targets = targetsOf(written.value.files, out);
  for (const [i, { content }] of written.value.files.entries()) {
    const target = targets[i] ?? out;
    const done = writeText(target, content);
    if (!done.ok) return refuse(done.error);
    output.line(`Written to ${target}.`);
  }
}

function printFirst({ files }: Exported, { output }: Shell): void {
  const [first, ...others] = files;
  if (first) output.raw(first.content);
  if (others.length === 0) return;
  const names = others.map(({ fileName }) => fileName).join(", ");
  output.aside(`Not shown: ${names}. Use --out with a folder to get all files.`);
}
