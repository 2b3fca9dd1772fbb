import { useDeferredValue, useMemo, useState } from "react";
import { elementOf } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import { propose } from "#shared/plans/propose/propose";
import { NOTHING_FURTHER, type Further } from "#shared/plans/propose/wanted";
import { plannable, wantedOn } from "#shared/plans/propose/wanted-on";
import { useFacts, useProject } from "../project/session-context.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PlanForm } from "./plan-form.tsx";
import { PlanSteps } from "./plan-steps.tsx";
import { PoolTable } from "./pool-table.tsx";
import { ProposalView } from "./proposal-view.tsx";
import { ScopeSection } from "./scope-section.tsx";
import styles from "./planner.module.css";

/** What the clusters of a network need, with every sum, and a place for it that can be applied. */
export function Planner({ isShown }: { isShown: boolean }) {
  const project = useProject();
  const facts = useFacts();
  const [chosen, setChosen] = useState<string>();
  const [further, setFurther] = useState<Further>(NOTHING_FURTHER);
  const objects = plannable(facts);
  const object = objects.find(({ id }) => id === chosen) ?? objects[0];
  if (!object) {
    return (
      <EmptyState icon="ruler" title="Nothing to plan yet">
        Draw an AKS network, a logical network, or a cluster of AKS Edge or Azure Stack Edge.
      </EmptyState>
    );
  }
  return (
    <div className={styles.planner}>
      <PlanForm
        objects={objects}
        object={object}
        onObject={setChosen}
        further={further}
        onFurther={setFurther}
      />
      {isShown ? (
        <PlanOf key={object.id} project={project} id={object.id} further={further} />
      ) : null}
    </div>
  );
}

interface PlanOfProps {
  readonly project: Project;
  readonly id: string;
  readonly further: Further;
}

/** The sums of one network and the proposal for it. */
function PlanOf({ project, id, further }: PlanOfProps) {
  const facts = useFacts();
  // The findings of an edit come first: the proposal follows when nothing more urgent is to be drawn.
  const design = useDeferredValue(project);
  const asked = useDeferredValue(further);
  const proposal = useMemo(
    () => propose(design, id, asked, facts.project === design ? facts : undefined),
    [design, id, asked, facts],
  );
  const object = elementOf(facts, id);
  const wanted = wantedOn(facts, id, further);
  if (!object || !wanted) return null;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard has to reach it */}
      <section className={styles.middle} aria-label="Pools and sums" tabIndex={0}>
        <PoolTable object={object} further={further} />
        <ScopeSection object={object} />
        <PlanSteps wanted={wanted} />
      </section>
      <ProposalView proposal={proposal} />
    </>
  );
}
