import { createContext, useContext } from "react";
import type { ActionId } from "#shared/commands/actions";
import type { CommandCall, Edit } from "#shared/commands/define-command";
import type { WaiverRecord } from "#shared/model/records";
import type { Finding, Fix } from "#shared/rules/finding";

/** An action as a line of a menu; what menus and buttons show of it. */
interface ActionLine {
  readonly id: string;
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly isDisabled: boolean;
  readonly onAction: () => void;
}

/** What a panel may ask of the editor round it. */
export interface EditorCommands {
  readonly run: (id: ActionId) => void;
  /** Actions as lines of a menu, with what can be done now. */
  readonly lines: (...ids: readonly ActionId[]) => ActionLine[];
  /** Carries out a command; a refusal is said in a message. Answers the edit, or undefined. */
  readonly dispatch: (call: CommandCall) => Edit | undefined;
  /** Mends a finding in one step of undo, and says so. */
  readonly applyFix: (fix: Fix) => void;
  /** Adds what a palette entry stands for, into the selection or the nearest place that takes it. */
  readonly insert: (entryId: string) => void;
  /** Mends all findings of a rule in one step of undo, and says what is left. */
  readonly fixAll: (rule: string) => void;
  /** Opens the dialog that shows what each fix of a finding would change. */
  readonly previewFixes: (finding: Finding) => void;
  /** Opens the dialog in which a finding is accepted. */
  readonly waive: (finding: Finding) => void;
  /** Ends a waiver, so that its finding counts again. */
  readonly takeBack: (waiver: WaiverRecord) => void;
  /** Opens the page of a rule. */
  readonly showRule: (rule: string) => void;
  /** Opens what the platform of a site says, with sources. */
  readonly showProfile: (site: string) => void;
  /** Opens the dialog that connects an element. */
  readonly connect: (element: string) => void;
}

export const EditorCommandsContext = createContext<EditorCommands | undefined>(undefined);

/** What the editor round this panel can do. */
export function useEditorCommands(): EditorCommands {
  const commands = useContext(EditorCommandsContext);
  if (!commands) throw new Error("no editor is open here");
  return commands;
}
