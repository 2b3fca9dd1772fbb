import { useState } from "react";
import { counted } from "#shared/kernel/words";
import type { SiteCode, Profile } from "#shared/profiles/define-profile";
import { disagreementsOn } from "#shared/profiles/disagreements/index";
import { factsIn, limitsIn } from "#shared/profiles/index";
import { Tabs } from "../ui/tabs.tsx";
import { ProfileDisagreements } from "./profile-disagreements.tsx";
import { ProfileFacts } from "./profile-facts.tsx";
import { sourceText } from "./profile-lines.ts";
import styles from "./profile-page.module.css";

export interface ProfilePageProps {
  readonly profile: Profile;
  readonly code: SiteCode;
  /** The edition that the site is judged by. */
  readonly edition: string;
}

type Part = "facts" | "limits" | "disagreements" | "documents";

/** What a platform says in one edition, where its sources disagree, and which documents they are. */
export function ProfilePage({ profile, code, edition }: ProfilePageProps) {
  const [part, setPart] = useState<Part>("facts");
  const facts = factsIn(code, edition);
  const limits = limitsIn(code, edition);
  const points = disagreementsOn(code);
  return (
    <div className={styles.page}>
      <Tabs<Part>
        label="What the platform says"
        value={part}
        onChange={setPart}
        tabs={[
          {
            id: "facts",
            label: "Fields",
            count: facts.length,
            countLabel: "facts",
            content: <ProfileFacts facts={facts} />,
          },
          {
            id: "limits",
            label: "Limits",
            count: limits.length,
            countLabel: "limits",
            content: (
              <dl className={styles.list}>
                {limits.map(({ name, label, value, source }) => (
                  <div key={name} className={styles.entry}>
                    <dt>
                      {label}: <strong className="mono">{value}</strong>
                    </dt>
                    <dd className={styles.source}>{sourceText(source)}</dd>
                  </div>
                ))}
              </dl>
            ),
          },
          {
            id: "disagreements",
            label: "Where sources disagree",
            count: points.length,
            countLabel: "points",
            content: <ProfileDisagreements points={points} />,
          },
          {
            id: "documents",
            label: "Documents",
            content: <Documents profile={profile} edition={edition} />,
          },
        ]}
      />
    </div>
  );
}

function Documents({ profile, edition }: { profile: Profile; edition: string }) {
  return (
    <>
      <p className={styles.note}>
        A site is judged by the documents of one date:{" "}
        {counted(profile.editions.length, "edition", "editions")} to choose from in the inspector.
      </p>
      <ul className={styles.list}>
        {profile.editions.toReversed().map(({ id, label, sources }) => (
          <li key={id} className={styles.entry}>
            <h3 className={styles.point}>
              {label}
              {id === edition ? <span className={styles.chosen}>this site</span> : null}
            </h3>
            {sources.map((source) => (
              <p key={sourceText(source)} className={styles.source}>
                {sourceText(source)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
