import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useState } from "react";
import { getAction } from "#shared/commands/actions";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { shortcutOf } from "../project/keys.ts";
import { INSERTABLES, PALETTE_GROUPS, type Insertable } from "../project/palette-entries.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { PaletteTile } from "./palette-tile.tsx";
import styles from "./palette.module.css";

/** What can be drawn: pressed it goes into the selection, dragged it goes where it is dropped. */
export function Palette() {
  const { run } = useEditorCommands();
  const [isOpen, setOpen] = useState(false);
  const insert = getAction("insert.element");
  return (
    <section className={styles.palette} aria-label="Palette">
      <Button className={cx(styles.search)} onPress={() => run("insert.element")}>
        <Icon name="search" size={14} />
        <span className={styles.words}>Insert element</span>
        <Kbd keys={shortcutOf(insert) ?? ""} />
      </Button>
      <Groups of={({ entry }) => entry.common === true} />
      <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className={cx(styles.more)}>
        <Heading level={2} className={cx(styles.heading)}>
          <Button slot="trigger" className={cx(styles.trigger)}>
            <Icon name={isOpen ? "chevron-down" : "chevron-right"} size={14} />
            All element kinds
          </Button>
        </Heading>
        <DisclosurePanel>
          {isOpen ? <Groups of={({ entry }) => entry.common !== true} /> : null}
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}

function Groups({ of: isShown }: { of: (each: Insertable) => boolean }) {
  return PALETTE_GROUPS.map((group) => {
    const tiles = INSERTABLES.filter((each) => each.entry.group === group && isShown(each));
    if (tiles.length === 0) return null;
    return (
      <div key={group} role="group" aria-label={group} className={styles.group}>
        <div className={styles.title}>{group}</div>
        <div className={styles.tiles}>
          {tiles.map((each) => (
            <PaletteTile key={each.entry.id} insertable={each} />
          ))}
        </div>
      </div>
    );
  });
}
