import { useMemo, type ReactNode } from "react";
import { getAction } from "#shared/commands/actions";
import { EditorCommandsContext, type EditorCommands } from "../project/editor-commands.tsx";
import { shortcutOf } from "../project/keys.ts";
import { runAction } from "./actions/actions.ts";
import { canRun } from "./actions/enablement.ts";
import { insertEntry } from "./actions/insert.ts";
import { fixAllOf } from "./actions/problem-steps.ts";
import { applyFix, runCommand, runUndoable } from "./actions/run-command.ts";
import { useFrame } from "./frame-context.tsx";
import { showDialog } from "./frame.ts";

/** Gives the panels what they may ask of the editor. */
export function EditorCommandsProvider({ children }: { children: ReactNode }) {
  const frame = useFrame();
  const commands = useMemo<EditorCommands>(
    () => ({
      run: (id) => runAction(frame, id),
      lines: (...ids) =>
        ids.map((id) => {
          const action = getAction(id);
          return {
            id,
            label: action.label,
            shortcut: shortcutOf(action),
            isDisabled: !canRun(frame, id),
            onAction: () => runAction(frame, id),
          };
        }),
      dispatch: (call) => runCommand(frame, call),
      applyFix: (fix) => applyFix(frame, fix),
      insert: (entryId) => insertEntry(frame, entryId),
      fixAll: (rule) => fixAllOf(frame, rule),
      previewFixes: (finding) => showDialog(frame, { kind: "fixes", finding }),
      waive: (finding) => showDialog(frame, { kind: "waive", finding }),
      takeBack: ({ id, rule }) =>
        runUndoable(
          frame,
          { name: "waiver.remove", args: { id } },
          `The waiver of ${rule} is taken back.`,
        ),
      showRule: (rule) => showDialog(frame, { kind: "rule", rule }),
      showProfile: (site) => showDialog(frame, { kind: "profile", site }),
      connect: (element) => showDialog(frame, { kind: "connect", element }),
    }),
    [frame],
  );
  return <EditorCommandsContext value={commands}>{children}</EditorCommandsContext>;
}
