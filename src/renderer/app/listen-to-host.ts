import { ACTIONS, type ActionId } from "#shared/commands/actions";
import { onThemeChange, getTheme } from "../ui/theme.ts";
import { runAction } from "./actions/actions.ts";
import { sessionOf, type Frame } from "./frame.ts";
import { closeProject, openProject } from "./open-project.ts";
import { readRoute } from "./route.ts";

/** Follows what comes from outside: the native menu, files, the address, the theme. */
export function listenToHost(frame: Frame): () => void {
  const onRoute = () => {
    const handle = readRoute();
    if (handle !== undefined) void openProject(frame, handle);
    else if (sessionOf(frame)) void closeProject(frame);
    else frame.store.setState({ screen: { kind: "start" } });
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    const save = sessionOf(frame)?.store.getState().save.kind ?? "saved";
    if (save !== "saved") event.preventDefault();
  };
  const stops = [
    frame.client.on("menu.action", ({ id }) => {
      if (isActionId(id)) runAction(frame, id);
    }),
    frame.client.on("file.opened", ({ handle }) => void openProject(frame, handle)),
    onThemeChange(() => frame.memory.rememberTheme(getTheme())),
  ];
  window.addEventListener("popstate", onRoute);
  window.addEventListener("beforeunload", onLeave);
  onRoute();
  return () => {
    window.removeEventListener("popstate", onRoute);
    window.removeEventListener("beforeunload", onLeave);
    for (const stop of stops) stop();
  };
}

function isActionId(id: string): id is ActionId {
  return ACTIONS.some((action) => action.id === id);
}
