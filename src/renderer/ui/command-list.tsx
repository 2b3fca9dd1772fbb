import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { rankCommands, type CommandEntry } from "./command-entry";
import styles from "./command-list.module.css";
import { CommandRow } from "./command-row";
import { cx } from "./cx";
import { Icon } from "./icon";

export interface CommandListProps {
  label: string;
  entries: readonly CommandEntry[];
  onRun: (id: string) => void;
  placeholder?: string | undefined;
  /** What to say when nothing matches. */
  emptyText?: string | undefined;
  /** For entries that depend on what is typed. */
  onQueryChange?: ((query: string) => void) | undefined;
}

/** A search line over a list of commands or elements: type, arrows, Enter. The body of a palette. */
export function CommandList(props: CommandListProps) {
  const {
    label,
    entries,
    onRun,
    placeholder = "Search or run a command",
    emptyText = "Nothing matches",
  } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);

  const groups = rankCommands(entries, query);
  const flat = groups.flatMap((group) => group.entries);
  const current = Math.min(active, flat.length - 1);
  const idOf = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, query]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = nextIndex(event, current, flat.length);
    const chosen = flat[current];
    if (target !== null) setActive(target);
    else if (event.key === "Enter" && chosen && !event.nativeEvent.isComposing)
      onRun(chosen.entry.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className={cx(styles.commands)}>
      <div className={cx(styles.search)}>
        <Icon name="search" />
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a palette is opened to type */}
        <input
          autoFocus
          className={cx(styles.input)}
          role="combobox"
          aria-label={label}
          aria-expanded={flat.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(flat.length > 0 ? { "aria-activedescendant": idOf(current) } : {})}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            props.onQueryChange?.(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={label} className={cx(styles.list)}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={cx(styles.group)} aria-hidden>
              {group.name}
            </div>
            {group.entries.map((found) => (
              <CommandRow
                key={found.entry.id}
                id={idOf(flat.indexOf(found))}
                found={found}
                isActive={flat.indexOf(found) === current}
                onHover={() => setActive(flat.indexOf(found))}
                onRun={() => onRun(found.entry.id)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={cx(styles.empty)} role="status">
        {flat.length === 0 ? emptyText : null}
      </p>
    </div>
  );
}

function nextIndex(event: KeyboardEvent, current: number, length: number): number | null {
  if (length === 0) return null;
  if (event.key === "ArrowDown") return (current + 1) % length;
  if (event.key === "ArrowUp") return (current - 1 + length) % length;
  if (event.key === "PageDown") return Math.min(current + 8, length - 1);
  if (event.key === "PageUp") return Math.max(current - 8, 0);
  return null;
}
