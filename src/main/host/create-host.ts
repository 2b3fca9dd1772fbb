import { randomBytes as nodeRandomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { ProjectSummary } from "#shared/api/contract";
import { apiError, type ApiError } from "#shared/api/errors";
import { serve } from "#shared/api/serve";
import { err, ok, type Result } from "#shared/kernel/result";
import { findUnplain } from "#main/storage/plain-json";
import type { Client } from "./client.ts";
import type { Dialogs } from "./dialogs.ts";
import { createHandlers } from "./handlers.ts";
import { openLibrary } from "./library.ts";
import { openLog, type Log } from "./log.ts";
import { toApiError } from "./session.ts";
import { createSessions } from "./sessions.ts";
import { openSettings } from "./settings.ts";

export interface HostOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly kind: "desktop" | "web" | "test";
  readonly dialogs?: Dialogs;
  readonly now?: () => Date;
  readonly randomBytes?: (count: number) => Uint8Array;
}

/** The contract at work over one data folder. Shells differ only in how calls reach it. */
export interface Host {
  /** Carries out one call; never throws, never rejects. */
  call(name: unknown, input: unknown, client: Client): Promise<Result<unknown, ApiError>>;
  /** Takes in a file that the user or the system named by its path. */
  admit(path: string): Result<ProjectSummary, ApiError>;
  /** The client is gone; what only it had open is closed. */
  leave(client: Client): void;
  /** Closes every project cleanly. */
  close(): void;
  readonly log: Log;
}

export function createHost(options: HostOptions): Host {
  const { dataDir, version, kind, dialogs } = options;
  const now = options.now ?? (() => new Date());
  const random = options.randomBytes ?? nodeRandomBytes;
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString("hex");
  mkdirSync(dataDir, { recursive: true });
  const log = openLog(dataDir, { now, reference: () => hex(4) });
  const newHandle = () => hex(16);
  const library = openLibrary({ dataDir, program: `Underlay ${version}`, now, newHandle });
  const sessions = createSessions(library, now);
  const settings = openSettings(dataDir);
  const info = { version, host: kind };
  const handlers = createHandlers({ info, dataDir, library, sessions, settings, dialogs, now });
  const answer = serve(handlers, log.thrown);

  return {
    async call(name, input, client) {
      const unplain = findUnplain(input);
      if (unplain) return err(apiError("bad-request", `The input is ${unplain}.`));
      try {
        return await answer(name, input, client);
      } catch (thrown) {
        return err(apiError("internal", `Reference ${log.thrown(thrown)}.`));
      }
    },
    admit(path) {
      const handle = library.admit(path);
      if (!handle.ok) return err(toApiError(handle.error));
      const summary = library.summary(handle.value);
      return summary ? ok(summary) : err(apiError("not-found"));
    },
    leave: (client) => sessions.leaveAll(client),
    close: () => sessions.closeAll(),
    log,
  };
}
