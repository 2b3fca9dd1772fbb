import type { Plan } from "#shared/plans/plan";
import { getFormula } from "#shared/plans/formula";
import { MessageText } from "../ui/message-text.tsx";
import styles from "./planner.module.css";

/** Every step of the sums in words, with the formula it goes by. */
export function PlanSteps({ plan }: { plan: Plan }) {
  return (
    <section className={styles.section} aria-labelledby="plan-steps">
      <h3 id="plan-steps" className={styles.heading}>
        Sums
      </h3>
      <ol className={styles.steps} aria-label="Steps of the sums">
        {plan.steps.map(({ formula, words }, i) => (
          <li key={i}>
            <span className={styles.formula} title={getFormula(formula).text}>
              {formula}
            </span>
            <span>
              <MessageText message={words} />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.total} role="status">
        {plan.nodePool} for nodes and updates, {plan.vipPool} virtual, {plan.total} in all: a /
        {plan.prefixLength} holds them with {plan.spare} to spare.
      </p>
    </section>
  );
}
