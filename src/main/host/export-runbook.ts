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
  const { designRunbook } = await import("#shared/formats/design-runbook");
  const runbook = designRunbook(project, { revision: String(head), date });
  const files = await print(format, runbook);
  const [main] = files;
  if (!main) throw new Error(`impossible: ${format} prints no file`);
  const saved = dialogs ? await saveAll(files, dialogs) : ok(main.fileName);
  if (!saved.ok) return saved;
  if (saved.value === null) return ok(null);
  const kept = session.file.keepExport({
    seq: head,
    at: now().toISOString(),
    by,
    format,
    fileName: saved.value,
    isDraft: runbook.draft !== undefined,
    size: main.bytes.length,
    hash: createHash("sha256").update(main.bytes).digest("hex"),
  });
  if (!kept.ok) return err(toApiError(kept.error));
  return ok({ fileName: saved.value, files: dialogs ? [] : files.map(asBase64) });
}

/** Printers are loaded when they are first asked for; starting does not wait for them. */
async function print(format: RunbookFormat, runbook: Runbook): Promise<readonly PrintedFile[]> {
  const { printRunbook, runbookFileName, RUNBOOK_PRINTERS } =
    await import("#shared/formats/runbook");
  const printer = RUNBOOK_PRINTERS.find((each) => each.format === format);
  if (printer) {
    return printRunbook(printer, runbook).map(({ fileName, mediaType, content }) => ({
      fileName,
      mediaType,
      bytes: Buffer.from(content, "utf8"),
    }));
  }
  const { printPdf } = await import("#main/pdf/print-pdf");
  const fileName = runbookFileName(runbook, ".pdf");
  return [{ fileName, mediaType: "application/pdf", bytes: await printPdf(runbook) }];
}

/** Asks where each file goes; answers the name of the main one, or null when it is not wanted. */
async function saveAll(
  files: readonly PrintedFile[],
  dialogs: Dialogs,
): Promise<Result<string | null, ApiError>> {
  let main: string | null = null;
  for (const { fileName, bytes } of files) {
    const path = await dialogs.chooseExport(suggestedName(fileName));
    if (path === null) return ok(main);
    const written = attempt(() => writeFileDurably(path, bytes));
    if (!written.ok) return err(toApiError(written.error));
    main ??= basename(path);
  }
  return ok(main);
}

function asBase64({ fileName, mediaType, bytes }: PrintedFile) {
  return { fileName, mediaType, base64: Buffer.from(bytes).toString("base64") };
}
