import { useEffect, useState, useSyncExternalStore } from "react";
import { getAction, type ActionId } from "#shared/commands/actions";
import type { ProjectSummary } from "#shared/api/contract";
import { counted } from "#shared/kernel/words";
import { PROFILES } from "#shared/profiles/index";
import { RULES } from "#shared/rules/index";
import { getTemplate } from "#shared/templates/index";
import { shortcutOf } from "../project/keys.ts";
import type { Thumbnail } from "../start/project-card.tsx";
import { StartNav, type NavEntry } from "../start/start-nav.tsx";
import { StartScreen } from "../start/start-screen.tsx";
import type { IconName } from "../ui/icons.ts";
import { Segmented } from "../ui/segmented.tsx";
import { getTheme, onThemeChange, setTheme } from "../ui/theme.ts";
import { toasts } from "../ui/toasts.ts";
import { runAction } from "./actions/actions.ts";
import { useFrame } from "./frame-context.tsx";
import { showDialog, type Frame } from "./frame.ts";
import { Logo } from "./logo.tsx";
import { createProject, openProject } from "./open-project.ts";
import { StartFoot } from "./start-foot.tsx";

/** The start screen with what it needs of the host and of this window. */
export function StartPage() {
  const frame = useFrame();
  const projects = useProjects(frame);
  const theme = useSyncExternalStore(onThemeChange, getTheme);
  return (
    <StartScreen
      nav={
        <StartNav
          logo={<Logo size={22} />}
          entries={[
            {
              id: "start",
              label: "Start",
              icon: "layout-dashboard",
              isCurrent: true,
              onPress: () => undefined,
            },
            entry(frame, "project.open", "Open project", "folder-open"),
            entry(frame, "project.import", "Import", "upload"),
            entry(frame, "check.rules", "Rules", "book-open"),
            entry(frame, "help.keys", "Shortcuts", "keyboard"),
          ]}
        >
          <Segmented
            label="Theme"
            size="sm"
            value={theme}
            options={[
              { id: "system", label: "System" },
              { id: "light", label: "Light" },
              { id: "dark", label: "Dark" },
            ]}
            onChange={setTheme}
          />
        </StartNav>
      }
      projects={projects}
      thumbnailOf={(project) => thumbnailOf(frame, project)}
      onOpen={(handle) => void openProject(frame, handle)}
      onTemplate={(id) => {
        const template = getTemplate(id);
        void createProject(frame, template.build(template.label));
      }}
      onNew={() => showDialog(frame, { kind: "new-project" })}
      onFile={(file) => showDialog(frame, { kind: "import", file })}
      foot={
        <StartFoot
          words={`Rules catalogue: ${counted(RULES.length, "rule", "rules")}, ${counted(PROFILES.length, "platform", "platforms")}`}
          version={frame.info.version}
        />
      }
    />
  );
}

function entry(frame: Frame, id: ActionId, label: string, icon: IconName): NavEntry {
  return {
    id,
    label,
    icon,
    shortcut: shortcutOf(getAction(id)),
    onPress: () => runAction(frame, id),
  };
}

function useProjects(frame: Frame): readonly ProjectSummary[] | undefined {
  const [projects, setProjects] = useState<readonly ProjectSummary[]>();
  useEffect(() => {
    let isGone = false;
    void frame.client.call("projects.list", {}).then((answer) => {
      if (isGone) return;
      setProjects(answer.ok ? answer.value : []);
      if (!answer.ok) toasts.add({ severity: "error", text: answer.error.message });
    });
    return () => void (isGone = true);
  }, [frame]);
  return projects;
}

/** Milliseconds by which a file may be newer than its look and still be the same. */
const SLACK = 5000;

/** What was remembered of a project; its problems only while the file is the one that was judged. */
function thumbnailOf(frame: Frame, project: ProjectSummary): Thumbnail | undefined {
  const look = frame.memory.panels().looks[project.fileName];
  if (!look) return undefined;
  const isSame =
    look.version === frame.info.version &&
    Date.parse(project.modified) <= Date.parse(look.at) + SLACK;
  const { boxes, error, warning } = look;
  return { boxes, counts: isSame ? { error, warning } : undefined };
}
