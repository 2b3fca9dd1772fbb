import { Button as AriaButton } from "react-aria-components";
import { elementOf } from "#shared/facts/engine";
import type { ValueOrigin } from "#shared/runbook/block";
import { ACTIONS, type Step } from "#shared/runbook/step";
import { findField, getKind } from "#shared/kinds/index";
import { headlineOf } from "../project/describe.ts";
import { reveal } from "../project/selection-store.ts";
import { useFacts } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { KindIcon } from "../ui/kind-icon.tsx";
import styles from "./runbook.module.css";

/** What a step has to do with the drawing: its elements, and where its values come from. */
export function StepLinks({ step, onFrame }: { step: Step; onFrame: () => void }) {
  const facts = useFacts();
  const links = linksOf(step).filter(({ id }) => elementOf(facts, id));
  const origins = originsOf(step).filter(({ element }) => elementOf(facts, element));
  return (
    <>
      <div className={styles.sideHead}>
        <h3 className={styles.sideTitle}>This step on the canvas</h3>
        <Button variant="link" size="sm" isDisabled={links.length === 0} onPress={onFrame}>
          Frame
        </Button>
      </div>
      {links.length === 0 ? <p className={styles.small}>It is about no element.</p> : null}
      <ul className={styles.links}>
        {links.map(({ id, how }) => {
          const element = elementOf(facts, id);
          if (!element) return null;
          const { icon, family } = getKind(element.kind);
          return (
            <li key={id}>
              <AriaButton className={cx(styles.link)} onPress={() => reveal(id)}>
                <KindIcon icon={icon} family={family} size={16} />
                <strong>{element.name}</strong>
                <code>{headlineOf(facts, element)}</code>
                <span className={styles.how}>{how}</span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {origins.length === 0 ? null : (
        <>
          <h4 className={styles.sideTitle}>Where the values come from</h4>
          <ul className={styles.origins}>
            {origins.map(({ element, field, value }) => {
              const record = elementOf(facts, element);
              const label = record ? findField(record.kind, field)?.label : undefined;
              return (
                <li key={`${element} ${field} ${value}`}>
                  <Button variant="link" size="sm" onPress={() => reveal(element, field)}>
                    {value}
                  </Button>{" "}
                  {record?.name}, {label ?? field}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

/** Elements of a step, each once, with what the step does with it. */
export function linksOf({ builds, reads, runsOn }: Step): { id: string; how: string }[] {
  const hows = new Map<string, string>();
  const take = (ids: readonly string[], how: string): void => {
    for (const id of ids) if (!hows.has(id)) hows.set(id, how);
  };
  take(builds, "built by this step");
  take(runsOn, "the command runs here");
  take(reads, "its values are used");
  return [...hows].map(([id, how]) => ({ id, how }));
}

function originsOf(step: Step): (ValueOrigin & { readonly value: string })[] {
  const found = new Map<string, ValueOrigin & { readonly value: string }>();
  for (const [part] of ACTIONS) {
    for (const block of step[part]?.blocks ?? []) {
      if (block.type !== "code") continue;
      for (const each of block.parts) {
        if (!("value" in each) || !each.from) continue;
        const value = each.text ?? each.value;
        found.set(`${each.from.element} ${each.from.field} ${value}`, { ...each.from, value });
      }
    }
  }
  return [...found.values()];
}
