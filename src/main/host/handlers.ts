import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { apiError } from "#shared/api/errors";
import type { Handlers } from "#shared/api/serve";
import { parseTextForm } from "#shared/formats/text-form";
import { err, ok } from "#shared/kernel/result";
import { writeFileDurably } from "#main/storage/durable";
import { attempt } from "#main/storage/sqlite/errors";
import type { Client } from "./client.ts";
import type { Dialogs } from "./dialogs.ts";
import { suggestedName } from "./file-name.ts";
import type { Library } from "./library.ts";
import { copyAsBase64 } from "./copy-as-base64.ts";
import { exportRunbook } from "./export-runbook.ts";
import { readPrinted } from "./printed-runbooks.ts";
import { toApiError } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import type { SettingsStore } from "./settings.ts";

export interface HandlerParts {
  readonly info: { readonly version: string; readonly host: "desktop" | "web" | "test" };
  readonly dataDir: string;
  readonly library: Library;
  readonly sessions: Sessions;
  readonly settings: SettingsStore;
  readonly dialogs: Dialogs | undefined;
  readonly now: () => Date;
}

/** The contract, call by call, over the parts of the host. */
export function createHandlers(parts: HandlerParts): Handlers<Client> {
  const { info, dataDir, library, sessions, settings, dialogs, now } = parts;
  const by = `Underlay ${info.version}`;

  function open(handle: string, client: Client) {
    const session = sessions.enter(handle, client);
    if (!session.ok) return session;
    const opened = session.value.opened();
    const fileName = basename(session.value.file.path);
    return opened.ok ? ok({ ...opened.value, fileName }) : opened;
  }

  return {
    "app.info": () => ok({ ...info, dialogs: dialogs !== undefined }),
    "settings.read": () => ok(settings.read()),
    "settings.write": (change) => {
      const written = attempt(() => settings.write(change));
      return written.ok ? written : err(toApiError(written.error));
    },
    "projects.list": () => ok(library.list()),
    "projects.create": ({ content }, client) => {
      const project = parseTextForm(content);
      if (!project.ok) {
        const [first] = project.error;
        return err(apiError("bad-request", first && `${first.path}: ${first.message}`));
      }
      const created = library.create(project.value);
      return created.ok ? open(created.value, client) : err(toApiError(created.error));
    },
    "projects.open": ({ handle }, client) => open(handle, client),
    "projects.choose": async () => {
      if (!dialogs) return err(apiError("unavailable"));
      const path = await dialogs.chooseProject();
      if (path === null) return ok(null);
      const handle = library.admit(path);
      if (!handle.ok) return err(toApiError(handle.error));
      return ok(library.summary(handle.value) ?? null);
    },
    "projects.commit": (input, client) => {
      const session = sessions.enter(input.handle, client);
      return session.ok ? session.value.commit(input, client) : session;
    },
    "projects.journal": ({ handle, after }, client) => {
      const session = sessions.enter(handle, client);
      if (!session.ok) return session;
      const entries = session.value.file.readJournalAfter(after);
      return entries.ok ? entries : err(toApiError(entries.error));
    },
    "projects.saveCopy": async ({ handle }, client) => {
      const session = sessions.enter(handle, client);
      if (!session.ok) return session;
      const { file } = session.value;
      const fileName = basename(file.path);
      if (!dialogs) {
        const copy = copyAsBase64(file, dataDir);
        return copy.ok ? ok({ fileName, base64: copy.value }) : err(toApiError(copy.error));
      }
      const path = await dialogs.chooseCopy(fileName);
      if (path === null) return ok(null);
      const real = attempt(() => realpathSync.native(path));
      if (real.ok && sessions.isOpenPath(real.value)) {
        return err(apiError("unavailable", "This file is open. Choose another name."));
      }
      const copied = file.copyTo(path);
      if (!copied.ok) return err(toApiError(copied.error));
      return ok({ fileName: basename(path), base64: null });
    },
    "runbook.export": async ({ handle, format, date }, client) => {
      const session = sessions.enter(handle, client);
      if (!session.ok) return session;
      return exportRunbook(session.value, { format, date, by, now, dialogs });
    },
    "runbook.exports": async ({ handle }, client) => {
      const session = sessions.enter(handle, client);
      if (!session.ok) return session;
      return readPrinted(session.value);
    },
    "projects.close": ({ handle }, client) => {
      sessions.leave(handle, client);
      return ok(null);
    },
    "files.save": async ({ fileName, content }) => {
      if (!dialogs) return err(apiError("unavailable"));
      const path = await dialogs.chooseExport(suggestedName(fileName));
      if (path === null) return ok(null);
      const written = attempt(() => writeFileDurably(path, content));
      return written.ok ? ok({ fileName: basename(path) }) : err(toApiError(written.error));
    },
  };
}
