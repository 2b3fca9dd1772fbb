import { useState } from "react";
import { stepsOf } from "#shared/runbook/runbook";
import type { PasteResult } from "#shared/runbook/paste-back/compare";
import type { Step } from "#shared/runbook/step";
import { counted } from "#shared/kernel/words";
import { revealAll } from "../project/selection-store.ts";
import { useProject } from "../project/session-context.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { BlockView } from "./block-view.tsx";
import { DraftBanner } from "./draft-banner.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { InlineView } from "./inline-view.tsx";
import { PasteBack } from "./paste-back.tsx";
import { PrintedList } from "./printed-list.tsx";
import { linksOf, StepLinks } from "./step-links.tsx";
import { StepList } from "./step-list.tsx";
import { StepView, stepElementId } from "./step-view.tsx";
import { usePrinted } from "./use-printed.ts";
import { useRunbook } from "./use-runbook.ts";
import styles from "./runbook.module.css";

/** The runbook of the design as it stands: steps, preview, and what a step has to do with the drawing. */
export function RunbookPanel() {
  useProject();
  const printed = usePrinted();
  const runbook = useRunbook(printed?.head);
  const [chosenId, setChosenId] = useState<string>();
  const [results, setResults] = useState<ReadonlyMap<string, PasteResult>>(new Map());
  if (!runbook) return <Spinner label="Writing the runbook" />;
  const steps = stepsOf(runbook);
  if (steps.length === 0) {
    return (
      <EmptyState icon="list-checks" title="Nothing to build yet">
        Once a site has a platform, a machine and a cluster, the steps that build it stand here.
      </EmptyState>
    );
  }
  const chosen = steps.find(({ id }) => id === chosenId);

  const frame = (step: Step): void => {
    const ids = linksOf(step).map(({ id }) => id);
    if (ids.length > 0) revealAll(ids);
  };
  const keepResult = (step: Step, result: PasteResult | undefined): void => {
    const next = new Map(results);
    if (result) next.set(step.id, result);
    else next.delete(step.id);
    setResults(next);
    if (result && result.elements.length > 0) revealAll(result.elements);
  };
  const choose = (step: Step): void => {
    setChosenId(step.id);
    frame(step);
    document.getElementById(stepElementId(step))?.scrollIntoView({ block: "start" });
  };

  return (
    <div className={styles.panel}>
      <div className={styles.left}>
        <StepList runbook={runbook} chosen={chosen?.id} results={results} onChoose={choose} />
      </div>
      <div className={styles.middle}>
        <div className={styles.bar}>
          <span>
            {printed ? (
              <>
                Made from <strong>revision {printed.head}</strong>{" "}
                <SeverityIcon severity="pass" size={14} withWord word="Current" />
              </>
            ) : null}
          </span>
          <span className={styles.small}>{counted(steps.length, "step", "steps")}</span>
          <ExportButtons />
        </div>
        {runbook.draft ? <DraftBanner draft={runbook.draft} /> : null}
        <div className={styles.page} role="region" aria-label="Preview of the runbook">
          {runbook.sections.map((section) => (
            <section key={section.id}>
              <h2 className={styles.sectionTitle}>
                <InlineView inlines={section.title} />
              </h2>
              {section.content.map((block, i) =>
                block.type === "step" ? (
                  <StepView
                    key={block.id}
                    step={block}
                    runbook={runbook}
                    isChosen={block.id === chosen?.id}
                  />
                ) : (
                  <BlockView key={i} block={block} />
                ),
              )}
            </section>
          ))}
        </div>
      </div>
      <aside className={styles.side} aria-label="This step">
        {chosen ? (
          <>
            <PasteBack
              key={chosen.id}
              step={chosen}
              result={results.get(chosen.id)}
              onResult={(result) => keepResult(chosen, result)}
            />
            <StepLinks step={chosen} onFrame={() => frame(chosen)} />
          </>
        ) : (
          <p className={styles.small}>Choose a step to see its elements on the canvas.</p>
        )}
        <h3 className={styles.sideTitle}>Printed so far</h3>
        {printed ? <PrintedList printed={printed} /> : null}
      </aside>
    </div>
  );
}
