import { apiError, type ApiError } from "#shared/api/errors";
import { err, ok, type Result } from "#shared/kernel/result";
import { openProjectFile } from "#main/storage/sqlite/open";
import type { Client } from "./client.ts";
import type { Library } from "./library.ts";
import { startSession, toApiError, type Session } from "./session.ts";

/** The open projects, one session a file however many clients look at it. */
export interface Sessions {
  /** The session of a project, opened when need be, with the client in it. */
  enter(handle: string, client: Client): Result<Session, ApiError>;
  leave(handle: string, client: Client): void;
  /** The client is gone: leaves everything it had open. */
  leaveAll(client: Client): void;
  isOpenPath(path: string): boolean;
  closeAll(): void;
}

export function createSessions(library: Library, now: () => Date): Sessions {
  const open = new Map<string, Session>();

  function start(handle: string): Result<Session, ApiError> {
    const path = library.pathOf(handle);
    if (path === undefined) return err(apiError("not-found"));
    const file = openProjectFile(path);
    if (!file.ok) return err(toApiError(file.error));
    const session = startSession({ handle, file: file.value, now });
    if (session.ok) open.set(handle, session.value);
    else file.value.close();
    return session;
  }

  function leave(handle: string, client: Client): void {
    const session = open.get(handle);
    if (!session?.leave(client)) return;
    open.delete(handle);
    session.file.close();
  }

  return {
    enter(handle, client) {
      const running = open.get(handle);
      const session = running ? ok(running) : start(handle);
      if (session.ok) session.value.join(client);
      return session;
    },
    leave,
    leaveAll(client) {
      for (const handle of open.keys()) leave(handle, client);
    },
    isOpenPath: (path) => [...open.values()].some((session) => session.file.path === path),
    closeAll() {
      for (const session of open.values()) session.file.close();
      open.clear();
    },
  };
}
