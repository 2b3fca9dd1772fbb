import { useState } from "react";
import type { ProjectSummary } from "#shared/api/contract";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProjectCard, type Thumbnail } from "./project-card.tsx";
import styles from "./sections.module.css";

/** Projects shown before "All". */
const FEW = 4;

export interface RecentProjectsProps {
  readonly projects: readonly ProjectSummary[];
  /** False while they are still being read. */
  readonly isKnown: boolean;
  readonly isFiltered: boolean;
  readonly thumbnailOf: (project: ProjectSummary) => Thumbnail | undefined;
  readonly onOpen: (handle: string) => void;
}

/** The projects of this machine, the newest first. */
export function RecentProjects(props: RecentProjectsProps) {
  const { projects, isKnown, isFiltered, thumbnailOf, onOpen } = props;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll || isFiltered ? projects : projects.slice(0, FEW);
  return (
    <section className={styles.section} aria-label="Recent">
      <div className={styles.head}>
        <h2 className={styles.title}>Recent</h2>
        {projects.length > FEW && !isFiltered ? (
          <Button variant="link" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? "Only the newest" : `All ${projects.length} projects`}
          </Button>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <ul className={styles.projects}>
          {shown.map((project) => (
            <li key={project.handle}>
              <ProjectCard
                project={project}
                thumbnail={thumbnailOf(project)}
                onOpen={() => onOpen(project.handle)}
              />
            </li>
          ))}
        </ul>
      ) : isKnown ? (
        <Card padding="none" look="dashed">
          <EmptyState icon="folder-open" title={isFiltered ? "Nothing matches" : "No project yet"}>
            {isFiltered
              ? "No project has this text in its name."
              : "What you draw is kept here. Start from a template below: it is a complete, valid design."}
          </EmptyState>
        </Card>
      ) : null}
    </section>
  );
}
