import type { CallInput, CallOutput, JournalEntry, OpenedProject } from "#shared/api/contract";
import { apiError, type ApiError } from "#shared/api/errors";
import { err, ok, type Result } from "#shared/kernel/result";
import { unloadProject } from "#shared/kinds/load-project";
import type { Project } from "#shared/model/project";
import type { ProjectFile, StorageError } from "#main/storage/project-file";
import { checkEdit } from "./check-edit.ts";
import type { Client } from "./client.ts";

/** One open project: the only writer of its file, the project in memory, those who look at it. */
export interface Session {
  readonly file: ProjectFile;
  join(client: Client): void;
  /** True when nobody is left. */
  leave(client: Client): boolean;
  /** The project as it is on disk, and the number of its newest edit. */
  current(): { readonly project: Project; readonly head: number };
  opened(): Result<Omit<OpenedProject, "fileName">, ApiError>;
  commit(
    input: CallInput<"projects.commit">,
    client: Client,
  ): Result<CallOutput<"projects.commit">, ApiError>;
}

export interface SessionOptions {
  readonly handle: string;
  readonly file: ProjectFile;
  readonly now: () => Date;
}

/** What storage says, as the contract says it. */
export function toApiError({ code, detail }: StorageError): ApiError {
  return apiError(code, detail);
}

export function startSession({ handle, file, now }: SessionOptions): Result<Session, ApiError> {
  const read = file.readProject();
  if (!read.ok) return err(toApiError(read.error));
  const start = file.readHead();
  if (!start.ok) return err(toApiError(start.error));
  let project = read.value;
  let head = start.value;
  const clients = new Map<string, Client>();
  let newest: { readonly client: string; readonly edit: string } | undefined;

  function announce(entry: JournalEntry, except?: Client): void {
    for (const client of clients.values()) {
      if (client.id !== except?.id) client.send("project.changed", { handle, entry });
    }
  }

  /** Takes in what another process has written, and tells everybody. */
  function catchUp(): void {
    const missed = file.readJournalAfter(head);
    const now = file.readProject();
    if (!missed.ok || !now.ok) return;
    project = now.value;
    head += missed.value.length;
    newest = undefined;
    for (const entry of missed.value) announce(entry);
  }

  return ok({
    file,
    join: (client) => void clients.set(client.id, client),
    leave(client) {
      clients.delete(client.id);
      return clients.size === 0;
    },
    current: () => ({ project, head }),
    opened() {
      const journal = file.readJournalForHistory();
      if (!journal.ok) return err(toApiError(journal.error));
      const { recovered } = file;
      const records = unloadProject(project);
      return ok({ handle, seq: head, records, journal: journal.value, recovered });
    },
    commit({ baseSeq, origin, edit }, client) {
      const sent = { client: client.id, edit: JSON.stringify(edit) };
      // The answer to this very call was lost on its way, and the client asks again.
      const again = newest?.client === sent.client && newest.edit === sent.edit;
      if (baseSeq === head - 1 && again) return ok({ seq: head });
      if (baseSeq !== head) return err(apiError("stale"));
      const checked = checkEdit(project, edit);
      if (!checked.ok) return err(apiError("invalid", `Namely: ${checked.error}.`));
      const entry = { baseSeq, at: now().toISOString(), origin, edit: checked.value.edit };
      const stored = file.commit(entry);
      if (!stored.ok) {
        if (stored.error.code === "stale") catchUp();
        return err(toApiError(stored.error));
      }
      project = checked.value.next;
      head = stored.value;
      newest = sent;
      announce({ seq: head, at: entry.at, origin, edit: entry.edit }, client);
      return ok({ seq: head });
    },
  });
}
