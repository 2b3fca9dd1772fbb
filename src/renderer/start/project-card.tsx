import type { ProjectSummary } from "#shared/api/contract";
import { capitalised, counted, inSentence } from "#shared/kernel/words";
import { findProfile } from "#shared/profiles/index";
import { Card } from "../ui/card.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { ThumbnailPicture, type ThumbnailBox } from "./thumbnail-picture.tsx";
import { timeText } from "./time-text.ts";
import styles from "./project-card.module.css";

/** A small picture of a project, and what was wrong with it if that is still known. */
export interface Thumbnail {
  readonly boxes: readonly ThumbnailBox[];
  readonly counts: { readonly error: number; readonly warning: number } | undefined;
}

export interface ProjectCardProps {
  readonly project: ProjectSummary;
  readonly thumbnail: Thumbnail | undefined;
  readonly onOpen: () => void;
}

/** One recent project: picture, name, platform, when it was changed. */
export function ProjectCard({ project, thumbnail, onOpen }: ProjectCardProps) {
  const { name, profile, variant, modified, elements } = project;
  const counts = thumbnail?.counts;
  return (
    <Card padding="none" onPress={onOpen} label={`Open ${name}`}>
      <ThumbnailPicture boxes={thumbnail?.boxes} />
      <div className={styles.words}>
        <div className={styles.line}>
          <strong className={styles.name}>{name}</strong>
          {counts && counts.error > 0 ? (
            <SeverityChip severity="error" count={counts.error} />
          ) : null}
          {counts && counts.warning > 0 ? (
            <SeverityChip severity="warning" count={counts.warning} />
          ) : null}
          {counts && counts.error + counts.warning === 0 && elements > 0 ? (
            <SeverityChip severity="pass" />
          ) : null}
        </div>
        <div className={styles.platform}>{platformText(profile, variant)}</div>
        <div className={styles.when}>
          {capitalised(timeText(modified))}, {counted(elements, "element", "elements")}
        </div>
      </div>
    </Card>
  );
}

function platformText(profileName: string, variantName: string): string {
  const profile = findProfile(profileName);
  if (!profile) return "No platform chosen";
  const variant = profile.variants.find(({ name }) => name === variantName);
  return profile.variants.length > 1 && variant
    ? `${profile.label}, ${inSentence(variant.label)}`
    : profile.label;
}
