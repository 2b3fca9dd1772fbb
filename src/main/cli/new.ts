import { InvalidArgumentError, Option } from "commander";
import { STARTING_DESIGNS, TEMPLATES } from "#shared/templates/index";
import { layOut } from "#shared/templates/lay-out";
import { standardText } from "#shared/templates/question";
import type { Template } from "#shared/templates/template";
import { designName } from "#shared/formats/file-name";
import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { helpExamples, helpTable } from "./help-text.ts";
import { writeProject } from "./write-file.ts";

interface Options {
  readonly template: string;
  readonly out: string;
  readonly name?: string;
  readonly set: Readonly<Record<string, string>>;
}

/**
 * `new --template ID --out NAME.underlay --set KEY=VALUE`: a design to start from, laid out for the
 * answers: complete and valid, or a sample with findings.
 */
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
    .addOption(
      new Option(
        "--set <key=value>",
        "answer to a question of the template, as prefix=10.1.0.0/24; may be repeated",
      )
        .argParser(collectAnswer)
        .default({}, "the standard values below"),
    )
    .addHelpText(
      "after",
      [
        helpTable(
          "Templates",
          STARTING_DESIGNS.map(({ id, label, summary }) => [id, `${label}: ${summary}`]),
        ),
        helpTable(
          "Values to set, as they are without",
          TEMPLATES.map(({ id, questions }) => [id, questions.map(standardSetting).join(" ")]),
        ),
        helpExamples(
          'new --template edge-single --name "Cell 4" --out cell4.underlay',
          "new --template hci-static --set prefix=10.1.0.0/24 --set workersA=3 --out plant.underlay",
        ),
      ].join("\n"),
    )
    .action(async ({ template, out, name, set }: Options) => {
      const found = STARTING_DESIGNS.find(({ id }) => id === template);
      if (!found) throw new Error(`impossible: template ${template}`);
      const laid = layOut(found, name ?? designName(out), set);
      if (!laid.ok) {
        for (const { key, message } of laid.error)
          output.aside(`--set ${key}=${set[key] ?? ""}: ${message}`);
        return ends(EXIT.unreadable);
      }
      const written = await writeProject(out, laid.value);
      if (written.ok) return output.line(`Written to ${out}.`);
      output.aside(written.error);
      return ends(EXIT.unreadable);
    });
};

function standardSetting(question: Template["questions"][number]): string {
  return `${question.key}=${standardText(question)}`;
}

function collectAnswer(
  typed: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [key = "", ...rest] = typed.split("=");
  if (key === "" || rest.length === 0)
    throw new InvalidArgumentError(`Write a key and a value, as prefix=10.1.0.0/24.`);
  if (Object.hasOwn(before, key)) throw new InvalidArgumentError(`${key} is set twice.`);
  return { ...before, [key]: rest.join("=") };
}
