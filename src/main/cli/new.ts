import { Option } from "commander";
import { STARTING_DESIGNS } from "#shared/templates/index";
import { designName } from "#shared/formats/file-name";
import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { helpExamples, helpTable } from "./help-text.ts";
import { writeProject } from "./write-file.ts";

interface Options {
  readonly template: string;
  readonly out: string;
  readonly name?: string;
}

/** `new --template ID --out NAME.underlay`: a design to start from: complete and valid, or a sample with findings. */
export const attachNew: AttachCommand = (program, { output, ends }) => {
  const templates = STARTING_DESIGNS.map(({ id }) => id);
  program
    .command("new")
    .description("make a project from a complete design")
    .addOption(
      new Option("--template <id>", "template to start from")
        .choices(templates)
        .makeOptionMandatory(),
    )
    .requiredOption(
      "--out <file>",
      "project to make, .underlay or .underlay.json; never replaces a file",
    )
    .option("--name <text>", "name of the design; absent: that of the file")
    .addHelpText(
      "after",
      [
        helpTable(
          "Templates",
          STARTING_DESIGNS.map(({ id, label, summary }) => [id, `${label}: ${summary}`]),
        ),
        helpExamples('new --template edge-single --name "Cell 4" --out cell4.underlay'),
      ].join("\n"),
    )
    .action(async ({ template, out, name }: Options) => {
      const found = STARTING_DESIGNS.find(({ id }) => id === template);
      if (!found) throw new Error(`impossible: template ${template}`);
      const written = await writeProject(out, found.build(name ?? designName(out)));
      if (written.ok) return output.line(`Written to ${out}.`);
      output.aside(written.error);
      return ends(EXIT.unreadable);
    });
};
