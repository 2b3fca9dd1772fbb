import type { RunbookFormat } from "#shared/api/contract";
import { isoDay } from "#shared/kernel/day";
import { notePrinted } from "../../project/printed-runbooks.ts";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { download } from "./save-file.ts";

/**
 * Prints the runbook. The host prints what is on disk, so that its record says truly which edit the
 * runbook is from; it waits for the edits that are on their way.
 */
export async function exportRunbook(frame: Frame, format: RunbookFormat): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  await session.settled();
  if (session.store.getState().save.kind === "failed") {
    const text = "The runbook was not printed: the last changes are not on disk yet.";
    toasts.add({ severity: "error", text, timeout: 0 });
    return;
  }
  const { handle } = session;
  const date = isoDay(new Date());
  const printed = await frame.client.call("runbook.export", { handle, format, date });
  if (!printed.ok) {
    toasts.add({ severity: "error", text: printed.error.message, timeout: 0 });
    return;
  }
  if (!printed.value) return;
  const { fileName, mediaType, base64 } = printed.value;
  if (base64 !== null) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    download(fileName, new Blob([bytes], { type: mediaType }));
  }
  notePrinted();
  const how = frame.info.dialogs ? "Saved" : "Downloaded";
  toasts.add({ severity: "pass", text: `${how} ${fileName}` });
}
