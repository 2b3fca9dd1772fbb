import type { RankedEntry } from "./command-entry";
import styles from "./command-list.module.css";
import { cx } from "./cx";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

export interface CommandRowProps {
  id: string;
  found: RankedEntry;
  isActive: boolean;
  onHover: () => void;
  onRun: () => void;
}

/** One line of a CommandList. The focus stays in the search line. */
export function CommandRow({ id, found, isActive, onHover, onRun }: CommandRowProps) {
  const { entry, positions } = found;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search line has the focus and takes Enter
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={cx(styles.row, isActive && styles.active)}
      onPointerMove={isActive ? undefined : onHover}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className={cx(styles.icon)}>{entry.icon ? <Icon name={entry.icon} /> : null}</span>
      <span className={cx(styles.label)}>
        {positions.length > 0 ? marked(entry.label, positions) : entry.label}
      </span>
      {entry.hint ? <span className={cx("mono", styles.hint)}>{entry.hint}</span> : null}
      {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
    </div>
  );
}

/** The label with its matched characters in marks, runs joined. */
function marked(label: string, positions: readonly number[]) {
  const hits = new Set(positions);
  const runs: { text: string; isHit: boolean }[] = [];
  for (let i = 0; i < label.length; i += 1) {
    const last = runs.at(-1);
    const isHit = hits.has(i);
    if (last?.isHit === isHit) last.text += label.charAt(i);
    else runs.push({ text: label.charAt(i), isHit });
  }
  return runs.map((run, index) => (run.isHit ? <mark key={index}>{run.text}</mark> : run.text));
}
