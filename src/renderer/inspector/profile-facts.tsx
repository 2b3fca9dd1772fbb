import { useState } from "react";
import type { FieldFact } from "#shared/profiles/define-profile";
import { Segmented } from "../ui/segmented.tsx";
import { profileGroups, SORT_WORDS, type LineSort } from "./profile-lines.ts";
import styles from "./profile-page.module.css";

type Shown = LineSort | "all";

const SHOWN: readonly Shown[] = ["all", "required", "fixed", "assumed", "optional", "unavailable"];

/** The facts about fields, a table for each kind of element. */
export function ProfileFacts({ facts }: { facts: readonly FieldFact[] }) {
  const [shown, setShown] = useState<Shown>("all");
  const groups = profileGroups(facts)
    .map(({ title, lines }) => ({
      title,
      lines: lines.filter(({ sort }) => shown === "all" || sort === shown),
    }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      <div className={styles.filter}>
        <Segmented<Shown>
          label="Facts shown"
          size="sm"
          value={shown}
          options={SHOWN.map((id) => ({ id, label: id === "all" ? "All" : SORT_WORDS[id] }))}
          onChange={setShown}
        />
      </div>
      {groups.length === 0 ? (
        <p className={styles.note}>The platform says nothing of this sort.</p>
      ) : null}
      {groups.map(({ title, lines }) => (
        <table key={title} className={styles.table}>
          <caption className={styles.caption}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Holds</th>
              <th scope="col">Why, and where it stands</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, field, where, sort, value, reason, source }) => (
              <tr key={key}>
                <th scope="row">
                  {field}
                  {where === "" ? null : <span className={styles.where}>{where}</span>}
                </th>
                <td>
                  {SORT_WORDS[sort]}
                  {value === "" ? null : <span className={styles.value}>{value}</span>}
                </td>
                <td>
                  {reason}
                  <span className={styles.source}>{source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
