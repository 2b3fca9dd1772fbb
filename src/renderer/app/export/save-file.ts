import type { ExportedFile } from "#shared/formats/format";
import { toasts } from "../../ui/toasts.ts";
import type { Frame } from "../frame.ts";

/** Hands a file to the user: through the dialog of the desktop, or as a download of the browser. */
export async function saveFile(frame: Frame, file: ExportedFile): Promise<void> {
  // The host takes these three and nothing else; a format may have more to tell about its file.
  const { fileName, mediaType, content } = file;
  if (!frame.info.dialogs) {
    download(fileName, new Blob([content], { type: mediaType }));
    toasts.add({ severity: "pass", text: `Downloaded ${fileName}` });
    return;
  }
  const saved = await frame.client.call("files.save", { fileName, mediaType, content });
  if (!saved.ok) toasts.add({ severity: "error", text: saved.error.message, timeout: 0 });
  else if (saved.value) toasts.add({ severity: "pass", text: `Saved ${saved.value.fileName}` });
}

/** Lets the browser save a file under a name. */
export function download(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has begun once the click returns; the address may go a little later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
