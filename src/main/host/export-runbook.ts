import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { CallOutput, RunbookFormat } from "#shared/api/contract";
import type { ApiError } from "#shared/api/errors";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Runbook } from "#shared/runbook/runbook";
import { writeFileDurably } from "#main/storage/durable";
import { attempt } from "#main/storage/sqlite/errors";
import type { Dialogs } from "./dialogs.ts";
import { suggestedName } from "./file-name.ts";
import { toApiError, type Session } from "./session.ts";

interface Printing {
  readonly format: RunbookFormat;
  /** ISO day to print. */
  readonly date: string;
  /** Program and version. */
  readonly by: string;
  readonly now: () => Date;
  readonly dialogs: Dialogs | undefined;
}

interface PrintedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Prints the runbook of the project as it is on disk, hands it over, and keeps a record with its
 * revision and hash. What the user does not save leaves no record.
 */
export async function exportRunbook(
  session: Session,
  { format, date, by, now, dialogs }: Printing,
): Promise<Result<CallOutput<"runbook.export">, ApiError>> {
  const { project, head } = session.current();
  const { designRunbook, runbookWithoutDiagram } = await import("#shared/formats/design-runbook");
  // Markdown only links its diagram, and one export is one file.
  const build = format === "md" ? runbookWithoutDiagram : designRunbook;
  const runbook = build(project, { revision: String(head), date });
  const { fileName, mediaType, bytes } = await print(format, runbook);
  const saved = dialogs ? await save(fileName, bytes, dialogs) : ok(fileName);
  if (!saved.ok) return saved;
  if (saved.value === null) return ok(null);
  const kept = session.file.keepExport({
    seq: head,
    at: now().toISOString(),
    by,
    format,
    fileName: saved.value,
    isDraft: runbook.draft !== undefined,
    size: bytes.length,
    hash: createHash("sha256").update(bytes).digest("hex"),
  });
  if (!kept.ok) return err(toApiError(kept.error));
  const base64 = dialogs ? null : Buffer.from(bytes).toString("base64");
  return ok({ fileName: saved.value, mediaType, base64 });
}

/** Printers are loaded when they are first asked for; starting does not wait for them. */
async function print(format: RunbookFormat, runbook: Runbook): Promise<PrintedFile> {
  const { runbookFileName, RUNBOOK_PRINTERS } = await import("#shared/formats/runbook");
  const printer = RUNBOOK_PRINTERS.find((each) => each.format === format);
  if (printer) {
    const { extension, mediaType } = printer;
    const bytes = Buffer.from(printer.print(runbook), "utf8");
    return { fileName: runbookFileName(runbook, extension), mediaType, bytes };
  }
  const { printPdf } = await import("#main/pdf/print-pdf");
  const fileName = runbookFileName(runbook, ".pdf");
  return { fileName, mediaType: "application/pdf", bytes: await printPdf(runbook) };
}

/** Asks where the file goes; answers the name it was given, or null when it is not wanted. */
async function save(
  fileName: string,
  bytes: Uint8Array,
  dialogs: Dialogs,
): Promise<Result<string | null, ApiError>> {
  const path = await dialogs.chooseExport(suggestedName(fileName));
  if (path === null) return ok(null);
  const written = attempt(() => writeFileDurably(path, bytes));
  return written.ok ? ok(basename(path)) : err(toApiError(written.error));
}
