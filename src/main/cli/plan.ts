import { InvalidArgumentError, Option } from "commander";
import type { Note } from "#shared/formats/format";
import { SMALLEST_CLUSTER, type Growth } from "#shared/plans/network/pool-plan";
import type { AttachCommand, Shell } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { blocksJson, blocksOf, printBlocks } from "./plan-blocks.ts";
import { bandsJson, printBands, safeBandsOf } from "./plan-bands.ts";
import { filePlanJson, printFilePlan } from "./plan-file.ts";
import { helpExamples } from "./help-text.ts";
import { printSpecPlan, readSpecFile, specPlanJson } from "./plan-spec.ts";
import { readInput } from "./read-input.ts";
import { noteLines } from "./report-text.ts";

interface Options {
  readonly format: "text" | "json";
  readonly spec?: string;
  readonly more: Growth;
  readonly steps?: boolean;
  readonly bands?: boolean;
  readonly block?: number;
}

/** `plan FILE` or `plan --spec FILE`: how many addresses there are, are needed, and will be. */
export const attachPlan: AttachCommand = (program, shell) => {
  program
    .command("plan")
    .description("say what each network of a design needs and has, or what clusters would need")
    .argument("[file]", "project, text form or configuration; - reads a text from standard input")
    .option("--spec <path>", "calculate without a design, from a JSON file; - reads standard input")
    .addOption(
      new Option("--format <form>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addOption(
      new Option(
        "--more <shape>",
        "what one more cluster is: control plane nodes + workers + services",
      )
        .argParser(parseGrowth)
        .default(SMALLEST_CLUSTER, "1+1+1"),
    )
    .option("--steps", "print each step of the sums of a design as well; JSON has them always")
    .option("--bands", "say how far each pool edge, gateway and size may be moved")
    .addHelpText(
      "after",
      [
        helpExamples(
          "plan plant.underlay",
          "plan plant.underlay --more 3+5+2 --steps --bands",
          "plan --spec clusters.json",
        ),
        "\nA spec, with what it leaves out assumed and said; profile is hci, edge, ase or arc:",
        '  {"profile": "hci", "variant": "static", "clusters": [{"name": "a", "controlPlane": 3, "workers": 5}]}',
      ].join("\n"),
    )
    .addOption(
      new Option(
        "--block <size>",
        "say where so many virtual addresses in a row fit beside each DHCP scope",
      ).argParser(parseSize),
    )
    .action(async (file: string | undefined, options: Options) => {
      const { format, spec } = options;
      if ((file === undefined) === (spec === undefined)) {
        shell.output.aside("Name a design, or --spec with a file, and not both.");
        return shell.ends(EXIT.unreadable);
      }
      const isText = format === "text";
      return spec === undefined
        ? planFile(file ?? "-", options, shell)
        : planSpec(spec, isText, shell);
    });
};

async function planSpec(path: string, isText: boolean, { output, ends }: Shell): Promise<void> {
  const read = await readSpecFile(path);
  if (!read.ok) return refuse(read.error, { output, ends });
  if (isText) printSpecPlan(read.value, output);
  else output.raw(`${JSON.stringify(specPlanJson(read.value), null, 2)}\n`);
}

async function planFile(path: string, options: Options, shell: Shell): Promise<void> {
  const { format, more, steps = false, bands: isAsked = false, block } = options;
  const read = await readInput(path);
  if (!read.ok) return refuse(read.error, shell);
  const { project } = read.value;
  if (!project) {
    shell.output.aside(`${path} holds no design, so there is nothing to plan.`);
    return shell.ends(EXIT.unreadable);
  }
  const bands = isAsked ? safeBandsOf(project, more) : [];
  const blocks = block === undefined ? [] : blocksOf(project, more, block);
  if (format === "json") {
    const answer = {
      ...filePlanJson(project, more),
      ...(isAsked ? { safeBands: bands.map(bandsJson) } : {}),
      ...(block === undefined ? {} : { blocks: blocks.map(blocksJson) }),
    };
    return shell.output.raw(`${JSON.stringify(answer, null, 2)}\n`);
  }
  printFilePlan(project, more, steps, shell.output);
  if (isAsked) printBands(bands, shell.output);
  if (block !== undefined) printBlocks(blocks, block, shell.output);
}

function refuse(notes: readonly Note[], { output, ends }: Shell): void {
  for (const line of notes.flatMap(noteLines)) output.aside(line);
  ends(EXIT.unreadable);
}

function parseGrowth(typed: string): Growth {
  const match = /^(\d{1,4})\+(\d{1,4})\+(\d{1,4})$/.exec(typed);
  if (!match) throw new InvalidArgumentError("A cluster is written as 1+3+2: nodes and services.");
  const [, controlPlane, workers, services] = match.map(Number);
  return { controlPlane: controlPlane ?? 0, workers: workers ?? 0, services: services ?? 0 };
}

function parseSize(typed: string): number {
  if (!/^[1-9]\d{0,4}$/.test(typed))
    throw new InvalidArgumentError("A block is a whole number of addresses from 1, such as 8.");
  return Number(typed);
}
