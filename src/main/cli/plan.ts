import { Option } from "commander";
import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { printSpecPlan, readSpecFile, specPlanJson } from "./plan-spec.ts";
import { noteLines } from "./report-text.ts";

interface Options {
  readonly format: "text" | "json";
  readonly spec?: string;
}

/** `plan --spec FILE`: what clusters take of a network, with every step of the sums. */
export const attachPlan: AttachCommand = (program, { output, ends }) => {
  program
    .command("plan")
    .description("say how many addresses clusters need, with every step of the sums")
    .requiredOption(
      "--spec <path>",
      "JSON file that says what to calculate; - reads standard input",
    )
    .addOption(
      new Option("--format <form>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .action(async ({ format, spec }: Options) => {
      const read = await readSpecFile(spec ?? "-");
      if (!read.ok) {
        for (const note of read.error) for (const line of noteLines(note)) output.aside(line);
        return ends(EXIT.unreadable);
      }
      if (format === "json") output.raw(`${JSON.stringify(specPlanJson(read.value), null, 2)}\n`);
      else printSpecPlan(read.value, output);
    });
};
