import { buildScene } from "#shared/drawing/build-scene";
import { printSvg } from "#shared/drawing/svg";
import { ok } from "#shared/kernel/result";
import { projectName } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import type { Exporter } from "./format.ts";
import { fileStem } from "./file-name.ts";

/** The drawing as one SVG file that stands alone, with marks where something is wrong. */
export const svgExporter: Exporter = {
  id: "svg",
  label: "Diagram (SVG)",
  extension: ".svg",
  write(project) {
    const title = projectName(project);
    const scene = buildScene(project, { findings: checkProject(project) });
    const content = printSvg(scene, { title, legend: true });
    return ok({
      files: [{ fileName: `${fileStem(title)}.svg`, mediaType: "image/svg+xml", content }],
      notes: [],
    });
  },
};
