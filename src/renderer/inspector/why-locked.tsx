import { Button, ButtonContext } from "react-aria-components";
import type { FieldFact } from "#shared/profiles/define-profile";
import { Tooltip } from "../ui/tooltip.tsx";
import { cx } from "../ui/cx.ts";
import styles from "./why-locked.module.css";

/** Says where the value of a locked or assumed field comes from. */
export function WhyLocked({ fact, label }: { fact: FieldFact; label: string }) {
  const { document, section } = fact.source;
  const source =
    document === "engineering"
      ? "ordinary IP practice"
      : section
        ? `${document}, ${section}`
        : document;
  const word = fact.requirement === "automatic" ? "automatic" : "assumed";
  // Inside a select, a button would take itself for the one that opens the list.
  return (
    <ButtonContext.Provider value={null}>
      <Tooltip text={`${fact.reason} Source: ${source}.`} placement="bottom end">
        <Button className={cx(styles.why)} aria-label={`${label} is ${word}: why?`}>
          {word}
        </Button>
      </Tooltip>
    </ButtonContext.Provider>
  );
}
