import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { download } from "./save-file.ts";

/** A copy of the project file, wherever the user wants it. */
export async function saveCopy(frame: Frame): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  await session.settled();
  const copy = await frame.client.call("projects.saveCopy", { handle: session.handle });
  if (!copy.ok) {
    toasts.add({ severity: "error", text: copy.error.message, timeout: 0 });
    return;
  }
  if (!copy.value) return;
  const { fileName, base64 } = copy.value;
  if (base64 !== null) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    download(fileName, new Blob([bytes], { type: "application/octet-stream" }));
  }
  toasts.add({ severity: "pass", text: `Saved a copy as ${fileName}` });
}
