import { useState, type ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useSelection } from "../project/session-context.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./folded-group.module.css";

export interface FoldedGroupProps {
  readonly title: string;
  /** How many of its fields hold something; told while it is shut. */
  readonly count?: number | undefined;
  readonly startsOpen?: boolean | undefined;
  /** Something inside is wrong: it cannot be shut. */
  readonly mustOpen?: boolean | undefined;
  /** It opens when one of these fields of the element is asked for. */
  readonly element?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly children: ReactNode;
}

/** A heading with what stands under it; opens and shuts. */
export function FoldedGroup(props: FoldedGroupProps) {
  const { title, count = 0, startsOpen = false, mustOpen = false, children } = props;
  const [isOpen, setOpen] = useState(startsOpen);
  const isAsked = useSelection(
    ({ field }) =>
      field !== undefined &&
      field.element === props.element &&
      (props.fields ?? []).includes(field.field),
  );
  if (isAsked && !isOpen) setOpen(true);
  return (
    <Disclosure
      isExpanded={isOpen || mustOpen}
      onExpandedChange={setOpen}
      className={cx(styles.group)}
    >
      <Heading level={3} className={cx(styles.heading)}>
        <Button slot="trigger" className={cx(styles.trigger)}>
          <Icon name={isOpen || mustOpen ? "chevron-down" : "chevron-right"} size={14} />
          {title}
          {!isOpen && !mustOpen && count > 0 ? <span className={styles.count}>{count}</span> : null}
        </Button>
      </Heading>
      <DisclosurePanel className={cx(styles.panel)}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
