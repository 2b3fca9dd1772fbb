import { extname } from "node:path";
import { dialog, type BrowserWindow, type FileFilter } from "electron";
import type { Dialogs } from "#main/host/dialogs";

const PROJECTS: FileFilter = { name: "Underlay projects", extensions: ["underlay"] };

/** The system's dialogs over the window that is in front. */
export function createDialogs(front: () => BrowserWindow | undefined): Dialogs {
  async function save(title: string, fileName: string, filters: FileFilter[]) {
    const options = { title, defaultPath: fileName, filters };
    const window = front();
    const answer = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return answer.canceled || answer.filePath === "" ? null : answer.filePath;
  }

  return {
    async chooseProject() {
      const options = {
        title: "Open project",
        filters: [PROJECTS],
        properties: ["openFile" as const],
      };
      const window = front();
      const answer = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseCopy: (fileName) => save("Save a copy", fileName, [PROJECTS]),
    chooseExport: (fileName) => save("Save export", fileName, filtersFor(fileName)),
  };
}

function filtersFor(fileName: string): FileFilter[] {
  const extension = extname(fileName).slice(1);
  return extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [];
}
