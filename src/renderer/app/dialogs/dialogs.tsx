import { FixesDialog } from "../../problems/fixes-dialog.tsx";
import { RulePage } from "../../problems/rule-page.tsx";
import { WaiveDialog } from "../../problems/waive-dialog.tsx";
import { useFrame, useWindow } from "../frame-context.tsx";
import { sessionOf, showDialog } from "../frame.ts";
import { CommandPalette } from "./command-palette.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { InsertDialog } from "./insert-dialog.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { NewProjectDialog } from "./new-project-dialog.tsx";
import { OpenProjectDialog } from "./open-project-dialog.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import { RulesDialog } from "./rules-dialog.tsx";

/** The dialog that is open, if any. */
export function Dialogs() {
  const frame = useFrame();
  const dialog = useWindow((state) => state.dialog);
  const close = () => showDialog(frame, undefined);
  const session = sessionOf(frame);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "palette":
      return <CommandPalette onClose={close} />;
    case "insert":
      return session ? <InsertDialog session={session} onClose={close} /> : null;
    case "connect":
      return session ? (
        <ConnectDialog session={session} element={dialog.element} onClose={close} />
      ) : null;
    case "move":
      return session ? (
        <MoveDialog session={session} elements={dialog.elements} onClose={close} />
      ) : null;
    case "new-project":
      return <NewProjectDialog template={dialog.template} onClose={close} />;
    case "open-project":
      return <OpenProjectDialog onClose={close} />;
    case "import":
      return <ImportDialog file={dialog.file} onClose={close} />;
    case "fixes":
      return session ? (
        <FixesDialog finding={dialog.finding} session={session} onClose={close} />
      ) : null;
    case "waive":
      return session ? (
        <WaiveDialog finding={dialog.finding} session={session} onClose={close} />
      ) : null;
    case "rules":
      return <RulesDialog onClose={close} />;
    case "rule":
      return <RulePage rule={dialog.rule} onClose={close} />;
    case "profile":
      return session ? (
        <ProfileDialog site={dialog.site} session={session} onClose={close} />
      ) : null;
    case "keys":
      return <KeysDialog onClose={close} />;
  }
}
