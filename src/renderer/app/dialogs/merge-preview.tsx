import type { MergeGroup, MergeItem, MergePlan } from "#shared/formats/merge/merge-plan";
import { counted } from "#shared/kernel/words";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./merge-preview.module.css";

interface MergePreviewProps {
  readonly plan: MergePlan;
  readonly accepted: ReadonlySet<string>;
  readonly onChange: (accepted: ReadonlySet<string>) => void;
}

const GROUPS: readonly (readonly [MergeGroup, string, string])[] = [
  ["new", "New", "The project lacks it; ticked items are added."],
  ["changed", "Changed", "Empty in the project, or a list that grows; ticked items are filled in."],
  ["conflict", "In conflict", "Both have a value; ticked items take that of the file."],
];

/** Most items of a group that are listed; the buttons of the group reach all of them. */
const MOST = 200;

/** What an import would do to the open project, item by item, to be accepted or left. */
export function MergePreview({ plan, accepted, onChange }: MergePreviewProps) {
  if (plan.items.length === 0) {
    return (
      <Notice severity="pass" title="Nothing to bring in" isLive>
        Everything in the file is in the project as it is.
      </Notice>
    );
  }
  return GROUPS.map(([group, title, help]) => {
    const items = plan.items.filter((item) => item.group === group);
    if (items.length === 0) return null;
    const keys = items.map(({ key }) => key);
    const change = (next: (all: Set<string>) => void) => {
      const all = new Set(accepted);
      next(all);
      onChange(all);
    };
    return (
      <section key={group} className={styles.group} aria-label={title}>
        <header className={styles.header}>
          <h3 className={styles.title}>
            {title} ({items.length})
          </h3>
          <p className={styles.help}>{help}</p>
          <Button
            variant="ghost"
            onPress={() => change((all) => keys.forEach((key) => all.add(key)))}
          >
            All
          </Button>
          <Button
            variant="ghost"
            onPress={() => change((all) => keys.forEach((key) => all.delete(key)))}
          >
            None
          </Button>
        </header>
        <ul className={styles.items}>
          {items.slice(0, MOST).map((item) => (
            <li key={item.key} className={styles.item}>
              <Checkbox
                label={nameOf(item)}
                isSelected={accepted.has(item.key)}
                onChange={(isOn) =>
                  change((all) => void (isOn ? all.add(item.key) : all.delete(item.key)))
                }
              />
              <Values item={item} />
            </li>
          ))}
        </ul>
        {items.length > MOST ? (
          <p className={styles.help}>
            And {counted(items.length - MOST, "more item", "more items")}.
          </p>
        ) : null}
      </section>
    );
  });
}

function nameOf({ kind, name, field }: MergeItem): string {
  return field === undefined ? `${kind} ${name}` : `${kind} ${name}: ${field}`;
}

function Values({ item: { within, before = "", after } }: { item: MergeItem }) {
  return (
    <div className={styles.values}>
      {within === "" ? null : <span className={styles.help}>in {within}</span>}
      {after === undefined ? null : (
        <span>
          {before === "" ? null : (
            <>
              <span className={styles.value}>{before}</span> →{" "}
            </>
          )}
          <span className={styles.value}>{after}</span>
        </span>
      )}
    </div>
  );
}
