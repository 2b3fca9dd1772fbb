import { ok } from "#shared/kernel/result";
import { printHtml } from "#shared/runbook/html/print-html";
import { printMarkdown } from "#shared/runbook/print-markdown";
import { printPowershell } from "#shared/runbook/script/powershell-script";
import { printShell } from "#shared/runbook/script/shell-script";
import type { Runbook } from "#shared/runbook/runbook";
import { designRunbook, diagramFile } from "./design-runbook.ts";
import type { ExportedFile, Exporter } from "./format.ts";
import { fileStem } from "./file-name.ts";

/** A way to print a runbook as text: how it is called, and what it writes beside the main file. */
export interface RunbookPrinter {
  /** As the command line names it. */
  readonly format: string;
  readonly label: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly print: (runbook: Runbook) => string;
  readonly beside?: (runbook: Runbook) => readonly ExportedFile[];
}

export const MARKDOWN: RunbookPrinter = {
  format: "md",
  label: "Markdown",
  extension: ".md",
  mediaType: "text/markdown",
  print: printMarkdown,
  beside: diagramFile,
};

const HTML: RunbookPrinter = {
  format: "html",
  label: "HTML",
  extension: ".html",
  mediaType: "text/html",
  print: printHtml,
};

const POWERSHELL: RunbookPrinter = {
  format: "ps1",
  label: "PowerShell script",
  extension: ".ps1",
  mediaType: "text/plain",
  print: printPowershell,
};

const SHELL: RunbookPrinter = {
  format: "sh",
  label: "shell script",
  extension: ".sh",
  mediaType: "application/x-sh",
  print: printShell,
};

/** Every printer that writes text, in the order of the menus. */
export const RUNBOOK_PRINTERS: readonly RunbookPrinter[] = [MARKDOWN, HTML, POWERSHELL, SHELL];

/** The files of a runbook in one form, the main file first. */
export function printRunbook(printer: RunbookPrinter, runbook: Runbook): readonly ExportedFile[] {
  const { extension, mediaType, print, beside } = printer;
  const fileName = runbookFileName(runbook, extension);
  return [{ fileName, mediaType, content: print(runbook) }, ...(beside?.(runbook) ?? [])];
}

/** `plant-7-runbook.pdf`. */
export function runbookFileName({ design }: Pick<Runbook, "design">, extension: string): string {
  return `${fileStem(design)}-runbook${extension}`;
}

function asExporter(printer: RunbookPrinter): Exporter {
  const { format, label, extension } = printer;
  return {
    id: printer === MARKDOWN ? "runbook" : `runbook-${format}`,
    label: `Runbook (${label})`,
    extension,
    write: (project) => ok({ files: printRunbook(printer, designRunbook(project)), notes: [] }),
  };
}

/** The steps that build a design, in each form that is text. */
export const runbookExporters: readonly Exporter[] = RUNBOOK_PRINTERS.map(asExporter);
