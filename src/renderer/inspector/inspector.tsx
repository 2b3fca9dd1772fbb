import { useRef } from "react";
import { findRecord } from "#shared/model/project";
import { useProject, useSelection } from "../project/session-context.tsx";
import { ElementInspector } from "./element-inspector.tsx";
import { EmptyInspector } from "./empty-inspector.tsx";
import { FieldHelp } from "./field-help.tsx";
import { LinkInspector } from "./link-inspector.tsx";
import { MultiInspector } from "./multi-inspector.tsx";
import { useFieldFocus } from "./use-field-focus.ts";
import styles from "./inspector.module.css";

/** What is known of the selection, and the place to change it. */
export function Inspector() {
  const box = useRef<HTMLElement>(null);
  useFieldFocus(box);
  return (
    <aside ref={box} className={styles.inspector} aria-label="Inspector">
      <Selected />
      <FieldHelp box={box} />
    </aside>
  );
}

function Selected() {
  const project = useProject();
  const ids = useSelection((state) => state.elements);
  const linkIds = useSelection((state) => state.links);
  const elements = [...ids].flatMap((id) => findRecord(project, "elements", id) ?? []);
  const links = [...linkIds].flatMap((id) => findRecord(project, "links", id) ?? []);
  const [element] = elements;
  const [link] = links;
  if (element && elements.length === 1 && links.length === 0) {
    return <ElementInspector key={element.id} element={element} />;
  }
  if (elements.length > 0) {
    const key = elements.map(({ id }) => id).join(" ");
    return <MultiInspector key={key} elements={elements} links={links} />;
  }
  if (link) return <LinkInspector key={link.id} links={links} />;
  return <EmptyInspector />;
}
