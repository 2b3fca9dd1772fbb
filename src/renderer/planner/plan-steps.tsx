import { messageText } from "#shared/kernel/message";
import { compareEditions } from "#shared/plans/compare-editions";
import { compareModes } from "#shared/plans/compare-modes";
import { profileOf } from "#shared/plans/editions";
import { getFormula } from "#shared/plans/formula";
import type { Wanted } from "#shared/plans/propose/wanted";
import { MessageText } from "../ui/message-text.tsx";
import styles from "./planner.module.css";

/** Every step of the sums in words, with the formula it goes by, and what others would count. */
export function PlanSteps({ wanted: { plan, spec } }: { wanted: Wanted }) {
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
      <Others spec={spec} />
    </section>
  );
}

/** The same clusters by other ways of counting services, and by other documents. */
function Others({ spec }: Pick<Wanted, "spec">) {
  const editions = compareEditions(spec);
  if (editions.length === 0) return null;
  return (
    <>
      <h4 className={styles.heading}>Counted otherwise</h4>
      <ul className={styles.others} aria-label="Counted otherwise">
        {compareModes(spec).map(({ mode, label, plan }) => (
          <li key={mode}>
            <strong>{plan.total}</strong> when {label} ({plan.vipPool} virtual)
          </li>
        ))}
        {editions.map(({ profile, edition, label, plan, reasons }) => (
          <li key={`${profile} ${edition}`}>
            <strong>{plan.total}</strong> by {profileOf(profile).label}, {label}
            <span className={styles.dry}>
              {reasons.map(({ words }) => messageText(words)).join("; ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
