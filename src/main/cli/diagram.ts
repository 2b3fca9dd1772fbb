import { findExporter } from "#shared/formats/index";
import type { AttachCommand } from "./command.ts";
import { helpExamples } from "./help-text.ts";
import { exportFile } from "./export.ts";

/** `diagram FILE`: the drawing as SVG. */
export const attachDiagram: AttachCommand = (program, shell) => {
  program
    .command("diagram")
    .description("draw a design as SVG")
    .argument("<file>", "project, text form or configuration; - reads a text from standard input")
    .option("--out <path>", "file or folder to write to; absent: standard output")
    .addHelpText("after", helpExamples("diagram plant.underlay --out plant.svg"))
    .action((file: string, { out }: { out?: string }) =>
      exportFile(file, findExporter("svg"), out, shell),
    );
};
