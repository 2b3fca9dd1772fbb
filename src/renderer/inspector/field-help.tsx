import { useEffect, useState, type RefObject } from "react";
import { findField } from "#shared/kinds/index";
import { findRecord } from "#shared/model/project";
import { governingFact } from "#shared/facts/field-values";
import { useFacts, useProject } from "../project/session-context.tsx";
import styles from "./field-help.module.css";

/** A line or two at the foot of the inspector about the field that has the focus. Moves nothing. */
export function FieldHelp({ box }: { box: RefObject<HTMLElement | null> }) {
  const project = useProject();
  const facts = useFacts();
  const [place, setPlace] = useState<string | undefined>(undefined);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onFocus = (event: FocusEvent) => {
      const slot = event.target instanceof Element ? event.target.closest("[data-field]") : null;
      setPlace(slot?.getAttribute("data-field") ?? undefined);
    };
    const onLeave = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) {
        setPlace(undefined);
      }
    };
    element.addEventListener("focusin", onFocus);
    element.addEventListener("focusout", onLeave);
    return () => {
      element.removeEventListener("focusin", onFocus);
      element.removeEventListener("focusout", onLeave);
    };
  }, [box]);

  const cut = place?.lastIndexOf(".") ?? -1;
  const element = place && findRecord(project, "elements", place.slice(0, cut));
  const field = element ? findField(element.kind, place.slice(cut + 1)) : undefined;
  const fact = element && field ? governingFact(facts, element, field.key) : undefined;
  const words = [field?.help, fact?.reason].filter(Boolean).join(" ");
  if (!field || words === "") return null;
  // Read to screen readers as the description of the field itself.
  return (
    <p className={styles.help} aria-hidden>
      <strong>{field.label}.</strong> {words}
    </p>
  );
}
