import { buildScene } from "#shared/drawing/build-scene";
import { printSvg } from "#shared/drawing/svg";
import { projectName, type Project } from "#shared/model/project";
import { createChecker } from "#shared/rules/checker";
import { buildRunbook, type RunbookOptions } from "#shared/runbook/build-runbook";
import type { Runbook, RunbookConfig } from "#shared/runbook/runbook";
import { aksEdgeExporter } from "./aks-edge/exporter.ts";
import type { ExportedFile } from "./format.ts";
import { fileStem } from "./file-name.ts";

/** What a caller may know that the design does not: the revision, the day, a checker at work. */
export type DesignRunbookOptions = Pick<RunbookOptions, "checker" | "revision" | "date">;

/** The runbook of a design with its diagram and its configurations: what every printer prints. */
export function designRunbook(project: Project, options: DesignRunbookOptions = {}): Runbook {
  const name = projectName(project);
  const checker = options.checker ?? createChecker(project);
  const scene = buildScene(project, { findings: checker.findings(), facts: checker.facts });
  return buildRunbook(project, {
    ...options,
    checker,
    configs: configsOf(project),
    diagram: {
      fileName: `${fileStem(name)}.svg`,
      svg: printSvg(scene, { title: name, legend: true }),
      alt: `Diagram of ${name}`,
    },
  });
}

/** The same without the diagram, where the drawing stands beside it or would be a second file. */
export function runbookWithoutDiagram(
  project: Project,
  options: DesignRunbookOptions = {},
): Runbook {
  return buildRunbook(project, { ...options, configs: configsOf(project) });
}

/** The drawing of a runbook as a file, for printers that only link it. */
export function diagramFile(runbook: Runbook): ExportedFile[] {
  return runbook.sections
    .flatMap(({ content }) => content.filter((block) => block.type === "diagram"))
    .map(({ fileName, svg }) => ({ fileName, mediaType: "image/svg+xml", content: svg }));
}

/** The files that the product itself reads: one for the first machine of each cluster. */
function configsOf(project: Project): readonly RunbookConfig[] {
  const written = aksEdgeExporter.write(project);
  if (!written.ok) return [];
  return written.value.files.flatMap(({ fileName, content, cluster }) =>
    cluster === undefined ? [] : [{ fileName, content, cluster }],
  );
}
