import { ok } from "#shared/kernel/result";
import { projectName, type Project } from "#shared/model/project";
import { createChecker } from "#shared/rules/checker";
import { buildRunbook } from "#shared/runbook/build-runbook";
import { printMarkdown } from "#shared/runbook/print-markdown";
import type { RunbookConfig } from "#shared/runbook/runbook";
import { aksEdgeExporter } from "./aks-edge/exporter.ts";
import type { ExportedFile, Exporter } from "./format.ts";
import { fileStem } from "./file-name.ts";
import { svgExporter } from "./svg.ts";

/** The steps that build a design as Markdown, with the diagram as a file beside it. */
export const runbookExporter: Exporter = {
  id: "runbook",
  label: "Runbook (Markdown)",
  extension: ".md",
  write(project) {
    const drawn = svgExporter.write(project);
    const picture = drawn.ok ? drawn.value.files[0] : undefined;
    const name = projectName(project);
    const runbook = buildRunbook(project, {
      checker: createChecker(project),
      configs: configsOf(project),
      ...(picture ? { diagram: diagramOf(picture, name) } : {}),
    });
    const main = {
      fileName: `${fileStem(name)}-runbook.md`,
      mediaType: "text/markdown",
      content: printMarkdown(runbook),
    };
    return ok({ files: picture ? [main, picture] : [main], notes: [] });
  },
};

function diagramOf({ fileName, content }: ExportedFile, name: string) {
  return { fileName, svg: content, alt: `Diagram of ${name}` };
}

/** The files that the product itself reads: one for the first machine of each cluster. */
function configsOf(project: Project): readonly RunbookConfig[] {
  const written = aksEdgeExporter.write(project);
  if (!written.ok) return [];
  return written.value.files.flatMap(({ fileName, content, cluster }) =>
    cluster === undefined ? [] : [{ fileName, content, cluster }],
  );
}
