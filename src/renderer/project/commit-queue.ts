import type { Edit } from "#shared/commands/define-command";
import type { EditOrigin } from "#shared/commands/history";
import type { ApiClient } from "#shared/api/client";
import type { JournalEntry } from "#shared/api/contract";
import type { SaveState } from "./project-store.ts";

interface Waiting {
  readonly edit: Edit;
  readonly origin: EditOrigin;
}

/** Sends edits to the host one after another, in order, and says truly whether they are on disk. */
export interface CommitQueue {
  push(edit: Edit, origin: EditOrigin): void;
  /** Takes an edit that another client committed. */
  foreign(entry: JournalEntry): void;
  retry(): void;
  settled(): Promise<void>;
}

export function createCommitQueue(
  client: ApiClient,
  handle: string,
  startSeq: number,
  on: { onState(state: SaveState): void; onForeign(entry: JournalEntry): void },
): CommitQueue {
  let seq = startSeq;
  let sending = false;
  let stopped = false;
  const waiting: Waiting[] = [];
  let idle: (() => void)[] = [];

  return {
    push(edit, origin) {
      waiting.push({ edit, origin });
      void drain();
    },
    foreign(entry) {
      if (entry.seq !== seq + 1 || waiting.length > 0) return;
      seq = entry.seq;
      on.onForeign(entry);
    },
    retry() {
      stopped = false;
      void drain();
    },
    settled: () =>
      waiting.length === 0 || stopped
        ? Promise.resolve()
        : new Promise((resolve) => idle.push(resolve)),
  };

  async function drain(): Promise<void> {
    if (sending || stopped) return;
    sending = true;
    on.onState({ kind: "saving" });
    for (let next = waiting[0]; next; next = waiting[0]) {
      const answer = await client.call("projects.commit", { handle, baseSeq: seq, ...next });
      if (!answer.ok) {
        if (answer.error.code === "stale" && (await catchUp())) continue;
        stopped = true;
        sending = false;
        on.onState({ kind: "failed", error: answer.error });
        release();
        return;
      }
      seq = answer.value.seq;
      waiting.shift();
    }
    sending = false;
    on.onState({ kind: "saved" });
    release();
  }

  /** Takes what others committed meanwhile; false when there was nothing, so that nothing loops. */
  async function catchUp(): Promise<boolean> {
    const missed = await client.call("projects.journal", { handle, after: seq });
    if (!missed.ok || missed.value.length === 0) return false;
    for (const entry of missed.value) {
      seq = entry.seq;
      on.onForeign(entry);
    }
    return true;
  }

  function release(): void {
    const waiters = idle;
    idle = [];
    for (const resolve of waiters) resolve();
  }
}
