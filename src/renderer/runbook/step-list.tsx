import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import type { PasteResult } from "#shared/runbook/paste-back/compare";
import { inlineText } from "#shared/runbook/inline";
import { GROUPS, type Runbook } from "#shared/runbook/runbook";
import type { Step } from "#shared/runbook/step";
import { visibleText } from "#shared/runbook/visible-text";
import { cx } from "../ui/cx.ts";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import styles from "./runbook.module.css";

export interface StepListProps {
  readonly runbook: Runbook;
  readonly chosen: string | undefined;
  /** What pasting the output of a step has shown. */
  readonly results: ReadonlyMap<string, PasteResult>;
  readonly onChoose: (step: Step) => void;
}

/** The steps by part of the runbook; choosing one shows it and frames its elements. */
export function StepList({ runbook, chosen, results, onChoose }: StepListProps) {
  const groups = GROUPS.map((group) => ({
    group,
    steps: runbook.sections
      .filter((section) => section.group === group)
      .flatMap(({ content }) => content.filter((block) => block.type === "step")),
  })).filter(({ steps }) => steps.length > 0);
  const byId = new Map(groups.flatMap(({ steps }) => steps).map((step) => [step.id, step]));
  return (
    <ListBox
      aria-label="Steps"
      className={cx(styles.steps)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : keys;
        const step = byId.get(String(key));
        if (step) onChoose(step);
      }}
    >
      {groups.map(({ group, steps }) => (
        <ListBoxSection key={group} id={group}>
          <Header className={cx(styles.group)}>{group}</Header>
          {steps.map((step) => {
            const title = visibleText(inlineText(step.title));
            return (
              <ListBoxItem
                key={step.id}
                id={step.id}
                textValue={`${step.number} ${title}`}
                className={cx(styles.entry)}
              >
                <span className={styles.entryNumber}>{step.number}</span>
                <span className={styles.entryTitle}>{title}</span>
                <StepMark step={step} verdict={results.get(step.id)?.verdict} />
              </ListBoxItem>
            );
          })}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function StepMark({ step, verdict }: { step: Step; verdict: PasteResult["verdict"] | undefined }) {
  if (verdict === "matched") return <SeverityIcon severity="pass" size={14} word="Matched" />;
  if (verdict === "deviates") return <SeverityIcon severity="warning" size={14} word="Deviates" />;
  if (step.waitsFor.length > 0)
    return <SeverityIcon severity="error" size={14} word="Waits for an open error" />;
  return null;
}
