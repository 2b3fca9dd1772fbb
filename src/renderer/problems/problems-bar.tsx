import { ToggleButton } from "react-aria-components";
import type { ElementRecord } from "#shared/model/records";
import { SEVERITIES, type Finding } from "#shared/rules/finding";
import { countFindings } from "../project/findings-index.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { GROUPINGS, type Grouping } from "./group-findings.ts";
import styles from "./problems.module.css";

export interface ProblemsBarProps {
  readonly by: Grouping;
  readonly onBy: (by: Grouping) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Id of the only site shown; null for all. */
  readonly site: string | null;
  readonly onSite: (site: string | null) => void;
  readonly sites: readonly ElementRecord[];
  readonly shown: readonly Finding[];
  /** How many findings somebody accepts. */
  readonly waivedCount: number;
  readonly showsWaived: boolean;
  readonly onShowsWaived: (showsWaived: boolean) => void;
}

/** How the list of problems is put together, and how many there are. */
export function ProblemsBar(props: ProblemsBarProps) {
  const { by, onBy, text, onText, site, onSite, sites, shown } = props;
  const counts = countFindings(shown);
  return (
    <div className={styles.bar}>
      <MenuButton
        label="Group the problems"
        entries={GROUPINGS.map((grouping) => ({
          id: grouping.id,
          label: grouping.label,
          isChecked: grouping.id === by,
          onAction: () => onBy(grouping.id),
        }))}
      >
        <Button size="sm" variant="ghost" iconAfter="chevron-down">
          {GROUPINGS.find((grouping) => grouping.id === by)?.label}
        </Button>
      </MenuButton>
      {sites.length > 1 ? (
        <MenuButton
          label="Show the problems of"
          entries={[
            {
              id: "all",
              label: "All sites",
              isChecked: site === null,
              onAction: () => onSite(null),
            },
            ...sites.map(({ id, name }) => ({
              id,
              label: name,
              isChecked: id === site,
              onAction: () => onSite(id),
            })),
          ]}
        >
          <Button size="sm" variant="ghost" iconAfter="chevron-down">
            {sites.find(({ id }) => id === site)?.name ?? "All sites"}
          </Button>
        </MenuButton>
      ) : null}
      <div className={styles.filter}>
        <TextInput
          label="Filter the problems"
          isLabelHidden
          icon="search"
          placeholder="Filter"
          value={text}
          onInput={onText}
        />
      </div>
      {props.waivedCount > 0 ? (
        <ToggleButton
          className={cx(styles.toggle)}
          isSelected={props.showsWaived}
          onChange={props.onShowsWaived}
        >
          <Icon name={props.showsWaived ? "eye" : "eye-off"} size={14} />
          {props.waivedCount} waived
        </ToggleButton>
      ) : null}
      <span className={styles.counts}>
        {SEVERITIES.map((severity) =>
          counts[severity] > 0 ? (
            <SeverityChip
              key={severity}
              severity={severity}
              look="plain"
              count={counts[severity]}
            />
          ) : null,
        )}
      </span>
    </div>
  );
}
