import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { lastingIds, readInput } from "./read-input.ts";
import { inOrder, noteLines } from "./report-text.ts";
import { writeProject } from "./write-file.ts";

interface Options {
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `import FILE --out NAME.underlay`: makes a project of what a file describes. */
export const attachImport: AttachCommand = (program, { output, ends }) => {
  program
    .command("import")
    .description("make a project from a configuration or a text form")
    .argument("<file>", "file to import; - reads standard input")
    .option("--out <file>", "project to make, .underlay or .underlay.json; never replaces a file")
    .option("--dry-run", "only say what would be imported")
    .action(async (file: string, { out, dryRun = false }: Options) => {
      if (out === undefined && !dryRun) {
        output.aside("Say where the project goes with --out NAME.underlay, or use --dry-run.");
        return ends(EXIT.unreadable);
      }
      const input = await readInput(file, lastingIds());
      for (const note of inOrder(input.ok ? input.value.notes : input.error)) {
        for (const line of noteLines(note)) output.line(line);
      }
      if (!input.ok) return ends(EXIT.unreadable);
      const { project, label } = input.value;
      if (!project) {
        output.aside(`${file} is understood (${label}), but there is no design in it to import.`);
        return ends(EXIT.unreadable);
      }
      output.line(
        `${label}: ${project.elements.size} elements and ${project.links.size} connections.`,
      );
      if (out === undefined || dryRun) return;
      const written = await writeProject(out, project);
      if (written.ok) return output.line(`Written to ${out}.`);
      output.aside(written.error);
      return ends(EXIT.unreadable);
    });
};
