import { durationText } from "#shared/runbook/duration";
import { namesOf, type Names } from "#shared/runbook/names";
import type { Runbook } from "#shared/runbook/runbook";
import { ACTIONS, type Step } from "#shared/runbook/step";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Notice } from "../ui/notice.tsx";
import { BlockView } from "./block-view.tsx";
import { InlineView } from "./inline-view.tsx";
import styles from "./runbook.module.css";

const ICONS: Readonly<Record<(typeof ACTIONS)[number][0], IconName>> = {
  preCheck: "scan",
  command: "terminal",
  postCheck: "list-checks",
  rollback: "undo-2",
};

/** The place of a step in the preview. */
export function stepElementId({ number }: Pick<Step, "number">): string {
  return `runbook-step-${number}`;
}

/** A step: what, how long and who, what it waits for, and its parts in order. */
export function StepView({
  step,
  runbook,
  isChosen,
}: {
  step: Step;
  runbook: Runbook;
  isChosen: boolean;
}) {
  const names = namesOf(runbook);
  return (
    <article
      id={stepElementId(step)}
      className={cx(styles.step, isChosen && styles.chosen)}
      aria-current={isChosen ? "step" : undefined}
    >
      <h3 className={styles.stepTitle}>
        {step.number}. <InlineView inlines={step.title} />
      </h3>
      <p className={styles.small}>
        <Icon name="clock" size={14} /> {durationText(step.minutes)} ·{" "}
        <InlineView inlines={step.who} />
      </p>
      <Waits step={step} names={names} />
      <p>
        <InlineView inlines={step.why} />
      </p>
      {ACTIONS.map(([part, label]) => {
        const action = step[part];
        if (!action) return null;
        return (
          <section key={part} className={cx(styles.action, styles[part])}>
            <h4 className={styles.actionTitle}>
              <Icon name={ICONS[part]} size={16} /> {label}{" "}
              <span className={styles.what}>
                <InlineView inlines={action.what} />
              </span>
            </h4>
            {action.blocks.map((block, i) => (
              <BlockView key={i} block={block} />
            ))}
          </section>
        );
      })}
      <p className={styles.rules}>Answers to {step.rules.join(", ")}</p>
    </article>
  );
}

function Waits({ step, names }: { step: Step; names: Names }) {
  return step.waitsFor.map((key) => (
    <Notice key={key} severity="error" title="Waits for an open error">
      <InlineView inlines={names.finding(key)} />
    </Notice>
  ));
}
