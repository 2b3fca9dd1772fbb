import { useState } from "react";
import type { CommandEntry } from "../../ui/command-entry.ts";
import { PaletteDialog } from "./palette-dialog.tsx";
import styles from "./target-picker.module.css";

/** Something that cannot be chosen, and why. */
export interface Refused {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
}

export interface TargetPickerProps {
  readonly title: string;
  readonly entries: readonly CommandEntry[];
  readonly refused: readonly Refused[];
  readonly emptyText: string;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** Choose an element for something; those that will not do stand below with their reasons. */
export function TargetPicker(props: TargetPickerProps) {
  const { title, entries, refused, emptyText, onPick, onClose } = props;
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const others = refused.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, 100);
  return (
    <PaletteDialog
      label={title}
      placeholder={title}
      entries={entries}
      emptyText={wanted === "" ? emptyText : "Nothing matches"}
      onQueryChange={setQuery}
      onClose={onClose}
      onRun={(id) => {
        onClose();
        onPick(id);
      }}
    >
      {others.length > 0 ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by key
        <section className={styles.others} aria-label="Not possible" tabIndex={0}>
          <h3 className={styles.title}>Not possible</h3>
          <dl className={styles.list}>
            {others.map(({ id, label, reason }) => (
              <div key={id} className={styles.item}>
                <dt>{label}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </PaletteDialog>
  );
}
