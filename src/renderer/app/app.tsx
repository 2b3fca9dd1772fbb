import { useEffect } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FrameContext, useWindow } from "./frame-context.tsx";
import { Dialogs } from "./dialogs/dialogs.tsx";
import { Editor } from "./editor/editor.tsx";
import { EditorCommandsProvider } from "./editor-commands-provider.tsx";
import type { Frame } from "./frame.ts";
import { Opening } from "./opening.tsx";
import { SpokenRegion } from "./spoken-region.tsx";
import { StartPage } from "./start-page.tsx";
import { ToastRegion } from "../ui/toast-region.tsx";
import { SessionProvider } from "../project/session-context.tsx";
import { listenToHost } from "./listen-to-host.ts";
import { listenToKeys } from "./listen-to-keys.ts";
import { listenToClipboard } from "./listen-to-clipboard.ts";

/** The window: the start screen or the editor, the dialogs over them, and what they say. */
export function App({ frame }: { frame: Frame }) {
  useEffect(() => {
    const stops = [listenToHost(frame), listenToKeys(frame), listenToClipboard(frame)];
    return () => stops.forEach((stop) => stop());
  }, [frame]);
  return (
    <ErrorBoundary>
      <FrameContext value={frame}>
        <Shown />
        <SpokenRegion />
        <ToastRegion />
      </FrameContext>
    </ErrorBoundary>
  );
}

function Shown() {
  const screen = useWindow((state) => state.screen);
  switch (screen.kind) {
    case "opening":
      return <Opening />;
    case "start":
      return (
        <>
          <StartPage />
          <Dialogs />
        </>
      );
    case "editor":
      return (
        <SessionProvider key={screen.session.handle} session={screen.session}>
          <EditorCommandsProvider>
            <Editor />
            <Dialogs />
          </EditorCommandsProvider>
        </SessionProvider>
      );
  }
}
