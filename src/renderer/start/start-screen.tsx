import { useState, type ReactNode } from "react";
import type { ProjectSummary } from "#shared/api/contract";
import { Button } from "../ui/button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { FileDrop } from "./file-drop.tsx";
import { RecentProjects } from "./recent-projects.tsx";
import { RecoveredNotices } from "./recovered-notices.tsx";
import type { Thumbnail } from "./project-card.tsx";
import { TemplateCards } from "./template-cards.tsx";
import styles from "./start-screen.module.css";

export interface StartScreenProps {
  /** The navigation at the left. */
  readonly nav: ReactNode;
  /** Undefined while they are read. */
  readonly projects: readonly ProjectSummary[] | undefined;
  readonly thumbnailOf: (project: ProjectSummary) => Thumbnail | undefined;
  readonly onOpen: (handle: string) => void;
  readonly onTemplate: (id: string) => void;
  readonly onNew: () => void;
  readonly onFile: (file: File) => void;
  readonly foot: ReactNode;
}

/** Where a design begins: what was recovered, recent projects, templates, import. */
export function StartScreen(props: StartScreenProps) {
  const { projects = [], onOpen } = props;
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = projects.filter(({ name, fileName }) =>
    `${name} ${fileName}`.toLowerCase().includes(wanted),
  );
  return (
    <div className={styles.screen}>
      <div className={styles.columns}>
        {props.nav}
        <main className={styles.main}>
          <div className={styles.content}>
            <header className={styles.head}>
              <h1 className={styles.title}>Start</h1>
              <div className={styles.search}>
                <TextInput
                  label="Find a project"
                  isLabelHidden
                  icon="search"
                  placeholder="Find a project"
                  value={search}
                  onInput={setSearch}
                />
              </div>
              <Button variant="primary" icon="plus" onPress={props.onNew}>
                New project
              </Button>
            </header>
            <RecoveredNotices projects={projects} onOpen={onOpen} />
            <RecentProjects
              projects={found}
              isKnown={props.projects !== undefined}
              isFiltered={wanted !== ""}
              thumbnailOf={props.thumbnailOf}
              onOpen={onOpen}
            />
            <TemplateCards onTemplate={props.onTemplate} />
            <FileDrop onFile={props.onFile} />
          </div>
        </main>
      </div>
      {props.foot}
    </div>
  );
}
