import { useState } from "react";
import type { Project } from "#shared/model/project";
import type { PoolPlan } from "#shared/plans/network/pool-plan";
import { targetsOf, type NamedTarget } from "#shared/plans/solve/band-targets";
import { safeInWords } from "#shared/plans/solve/band-words";
import { findSafeBands, type SafeBands } from "#shared/plans/solve/safe-band";
import { useProject, useSession } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./planner.module.css";

interface Found {
  /** The design that was tried; another one has to be asked again. */
  readonly project: Project;
  readonly bands: readonly (NamedTarget & { readonly bands: SafeBands })[];
}

/** How far the edges of a pool may be moved with every rule green: found when asked, since many values are tried. */
export function PoolBands({ pool }: { pool: PoolPlan }) {
  const project = useProject();
  const { checker } = useSession();
  const [found, setFound] = useState<Found>();
  const ask = () =>
    setFound({
      project,
      bands: targetsOf(checker.facts, pool).flatMap((named) => {
        const bands = findSafeBands(project, named.target, checker);
        return bands ? [{ ...named, bands }] : [];
      }),
    });
  if (found?.project !== project) {
    return (
      <span className={styles.dry}>
        <Button
          variant="link"
          size="sm"
          aria-label={`How far may it go? ${pool.label}`}
          onPress={ask}
        >
          How far may it go?
        </Button>
      </span>
    );
  }
  return (
    <ul className={styles.others} aria-label={`Safe values of ${pool.label}`}>
      {found.bands.map(({ label, target, bands }) => (
        <li key={label} className={styles.dry}>
          {label.replace(` of ${pool.label}`, "")}: {safeInWords(target.what, bands.safe)}
        </li>
      ))}
    </ul>
  );
}
