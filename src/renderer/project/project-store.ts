import { createStore, type StoreApi } from "zustand/vanilla";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall, Edit, Refusal } from "#shared/commands/define-command";
import {
  EMPTY_HISTORY,
  redoEdit,
  remember,
  undoEdit,
  type EditOrigin,
  type History,
} from "#shared/commands/history";
import type { ApiClient } from "#shared/api/client";
import type { CallOutput, JournalEntry, OpenedProject } from "#shared/api/contract";
import type { ApiError } from "#shared/api/errors";
import type { Facts } from "#shared/facts/engine";
import { isoDay } from "#shared/kernel/day";
import { err, ok, type Result } from "#shared/kernel/result";
import { loadProject } from "#shared/kinds/load-project";
import { applyChanges } from "#shared/model/change";
import { PHYSICAL_VIEW, type Project } from "#shared/model/project";
import { createChecker, type Checker } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import { differenceText, findDifference } from "#shared/rules/verify";
import type { WaivedFinding } from "#shared/rules/waivers";
import { createCommitQueue } from "./commit-queue.ts";

/** Whether the work is on disk. Always shown, always true. */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly error: ApiError };

/** Whether the check that follows the edits says the same as one from nothing. */
export type Verification =
  | { readonly kind: "same" }
  | { readonly kind: "different"; readonly text: string };

/** What a command would make of the document, to look at before it is carried out. */
export interface Preview {
  readonly project: Project;
  readonly edit: Edit;
  readonly findings: readonly Finding[];
  readonly facts: Facts;
}

/** An open project as this window sees it: the document, what is wrong with it, what may be undone. */
export interface ProjectState {
  readonly project: Project;
  readonly view: string;
  readonly findings: readonly Finding[];
  /** What somebody accepts; not among the findings. */
  readonly waived: readonly WaivedFinding[];
  /** What comparing the check with a full one gave; undefined while that is off. */
  readonly verification: Verification | undefined;
  /** Drawn in place of the document, until it is taken back or anything is edited. */
  readonly preview: Preview | undefined;
  /** How long the last check took, in milliseconds. */
  readonly checkTime: number;
  readonly history: History;
  readonly save: SaveState;
  readonly fileName: string;
  readonly recovered: OpenedProject["recovered"];
}

/** Everything a window may do with an open project. Nothing else writes it. */
export interface ProjectSession {
  readonly handle: string;
  readonly store: StoreApi<ProjectState>;
  readonly checker: Checker;
  /** Carries out a command; a refusal is a sentence for the user. */
  dispatch(call: CommandCall): Result<Edit, Refusal>;
  /** Draws what a command would make of the document, which stays as it is; undefined ends it. */
  preview(call: CommandCall | undefined): Result<Preview | undefined, Refusal>;
  /** Undoes the newest edit; answers its label, or undefined when there is none. */
  undo(): string | undefined;
  redo(): string | undefined;
  /** Compares each check with a full one from now on, or no more. */
  verifyChecks(isOn: boolean): void;
  /** Tries to save again after a failure. */
  retrySaving(): void;
  /** The runbooks printed so far; undefined when the host cannot say. */
  printedRunbooks(): Promise<CallOutput<"runbook.exports"> | undefined>;
  /** Resolves when every edit so far is on disk or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** What a command would make of a project, checked on a copy. */
function previewOf(project: Project, call: CommandCall): Result<Preview, Refusal> {
  const applied = applyCommand(project, call);
  if (!applied.ok) return applied;
  const { next, edit } = applied.value;
  const copy = createChecker(next);
  return ok({ project: next, edit, findings: copy.findings(), facts: copy.facts });
}

/** Opens a session on what the host answered; its records are checked like any stranger's. */
export function openSession(
  client: ApiClient,
  opened: OpenedProject,
  now: () => number = () => performance.now(),
  today: () => string = () => isoDay(new Date()),
): Result<ProjectSession, string> {
  const loaded = loadProject(opened.records);
  if (!loaded.ok) return err(loaded.error.map(({ message }) => message).join("; "));
  const checker = createChecker(loaded.value, { today: today() });
  let isVerifying = false;
  const store = createStore<ProjectState>(() => ({
    project: loaded.value,
    view: PHYSICAL_VIEW,
    ...check(),
    preview: undefined,
    history: opened.journal.reduce(
      (history, { edit, origin }) => remember(history, edit, origin),
      EMPTY_HISTORY,
    ),
    save: { kind: "saved" },
    fileName: opened.fileName,
    recovered: opened.recovered,
  }));
  const queue = createCommitQueue(client, opened.handle, opened.seq, {
    onState: (save) => store.setState({ save }),
    onForeign: takeForeign,
  });
  const stopListening = client.on("project.changed", ({ handle, entry }) => {
    if (handle === opened.handle) queue.foreign(entry);
  });

  return ok({
    handle: opened.handle,
    store,
    checker,
    dispatch(call) {
      const applied = applyCommand(store.getState().project, call);
      if (!applied.ok) return applied;
      if (applied.value.edit.changes.length > 0) take(applied.value.edit, "do");
      return ok(applied.value.edit);
    },
    preview(call) {
      const done = call ? previewOf(store.getState().project, call) : ok(undefined);
      if (done.ok && done.value !== store.getState().preview)
        store.setState({ preview: done.value });
      return done;
    },
    undo: () => step(undoEdit(store.getState().history), "undo"),
    redo: () => step(redoEdit(store.getState().history), "redo"),
    verifyChecks(isOn) {
      isVerifying = isOn;
      store.setState(check());
    },
    retrySaving: () => queue.retry(),
    async printedRunbooks() {
      const answer = await client.call("runbook.exports", { handle: opened.handle });
      return answer.ok ? answer.value : undefined;
    },
    settled: () => queue.settled(),
    async close() {
      await queue.settled();
      stopListening();
      await client.call("projects.close", { handle: opened.handle });
    },
  });

  function check(): Pick<ProjectState, "findings" | "waived" | "checkTime" | "verification"> {
    checker.setToday(today());
    const start = now();
    const findings = checker.findings();
    const checkTime = now() - start;
    return { findings, waived: checker.waived(), checkTime, verification: verify() };
  }

  function verify(): Verification | undefined {
    if (!isVerifying) return undefined;
    const difference = findDifference(checker, { today: today() });
    return difference ? { kind: "different", text: differenceText(difference) } : { kind: "same" };
  }

  function step(edit: Edit | undefined, origin: EditOrigin): string | undefined {
    if (edit) take(edit, origin);
    return edit?.label;
  }

  /** The only place where the project of this window changes. */
  function show(edit: Edit, origin: EditOrigin): void {
    const { project, history } = store.getState();
    const next = applyChanges(project, edit.changes);
    checker.advance(next, edit.changes);
    const past = remember(history, edit, origin);
    store.setState({ project: next, history: past, preview: undefined, ...check() });
  }

  function take(edit: Edit, origin: EditOrigin): void {
    show(edit, origin);
    queue.push(edit, origin);
  }

  function takeForeign(entry: JournalEntry): void {
    show(entry.edit, entry.origin);
  }
}
