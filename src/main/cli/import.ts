import { basename } from "node:path";
import { IMPORTERS } from "#shared/formats/index";
import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { helpExamples, helpTable } from "./help-text.ts";
import { mergeInto } from "./merge-into.ts";
import { lastingIds, readInput } from "./read-input.ts";
import { inOrder, noteLines } from "./report-text.ts";
import { writeProject } from "./write-file.ts";

interface Options {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly into?: string;
  readonly takeConflicts?: boolean;
}

/**
 * `import FILE --out NAME.underlay`: makes a project of what a file describes; with `--into PROJECT`
 * a project with what the file describes brought into it.
 */
export const attachImport: AttachCommand = (program, { output, ends }) => {
  program
    .command("import")
    .description("make a project from what another tool wrote, or bring it into a project")
    .argument(
      "<file>",
      "file to import; its format is recognised; - reads a text from standard input",
    )
    .option("--out <file>", "project to make, .underlay or .underlay.json; never replaces a file")
    .option("--dry-run", "only say what would be imported; writes nothing")
    .option(
      "--into <project>",
      "bring the design into this project, matched by name; --out gets the result, the project stays as it is",
    )
    .option("--take-conflicts", "with --into: where both have a value, take that of the file")
    .addHelpText(
      "after",
      [
        helpTable(
          "Formats",
          IMPORTERS.map(({ label, extensions }) => [label, extensions.join(", ")]),
        ),
        helpExamples(
          "import aksedge-config.json --dry-run",
          "import setup.ps1 --out plant.underlay",
          "import addresses.csv --into plant.underlay --out plant-2.underlay",
        ),
      ].join("\n"),
    )
    .action(async (file: string, { out, dryRun = false, into, takeConflicts = false }: Options) => {
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
      const home = into === undefined ? undefined : await readInput(into);
      if (home && !(home.ok && home.value.project)) {
        for (const note of home.ok ? [] : home.error) {
          for (const line of noteLines(note)) output.aside(line);
        }
        output.aside(`${into ?? ""} is no project to import into.`);
        return ends(EXIT.unreadable);
      }
      const base = home?.ok ? home.value.project : undefined;
      const options = { label: `Import ${basename(file)}`, takesConflicts: takeConflicts };
      const result = base ? mergeInto(base, project, options, output) : project;
      if (out === undefined || dryRun) return;
      const written = await writeProject(out, result);
      if (written.ok) return output.line(`Written to ${out}.`);
      output.aside(written.error);
      return ends(EXIT.unreadable);
    });
};
