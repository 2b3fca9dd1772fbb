import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import { CountPill, type CountPillProps } from "./count-pill";
import { cx } from "./cx";
import styles from "./tabs.module.css";

export interface TabEntry<Id extends string> {
  id: Id;
  label: string;
  count?: number | undefined;
  countTone?: CountPillProps["tone"];
  /** What is counted, read after the number: `problems`. */
  countLabel?: string | undefined;
  content: ReactNode;
  /** Keeps scroll and state while another tab is shown. */
  keepsMounted?: boolean | undefined;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly TabEntry<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  /** Every press on a tab, also on the one that is shown; a collapsed drawer opens on it. */
  onTabPress?: ((id: Id) => void) | undefined;
  /** Icon buttons at the right end of the bar. */
  actions?: ReactNode;
  /** Shows the bar only. */
  isCollapsed?: boolean | undefined;
}

/** A bar of tabs, 36 pixels high, with the panel of the chosen one below. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, value, onChange, onTabPress, actions, isCollapsed = false } = props;
  return (
    <AriaTabs
      className={cx(styles.tabs)}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen && chosen.id !== value) onChange(chosen.id);
      }}
    >
      <div className={cx(styles.bar)}>
        <TabList aria-label={label} className={cx(styles.list)}>
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className={cx(styles.tab)}
              onPress={() => onTabPress?.(tab.id)}
            >
              {tab.label}
              {tab.count ? (
                <CountPill value={tab.count} tone={tab.countTone} label={tab.countLabel} />
              ) : null}
            </Tab>
          ))}
        </TabList>
        {actions ? <div className={cx(styles.actions)}>{actions}</div> : null}
      </div>
      {tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          id={tab.id}
          shouldForceMount={tab.keepsMounted ?? false}
          className={cx(styles.panel, isCollapsed && styles.collapsed)}
        >
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
