import type { ElementRecord } from "#shared/model/records";
import { ConnectionsSection } from "./connections-section.tsx";
import { FieldList } from "./field-list.tsx";
import { FindingNotices } from "./finding-notices.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { PartSections } from "./part-sections.tsx";
import { Proof } from "./proof.tsx";
import { SitePlatform } from "./site-platform.tsx";
import styles from "./inspector.module.css";

/** Everything about one element: what is wrong, its fields, its ports, its wires, what is proven. */
export function ElementInspector({ element }: { element: ElementRecord }) {
  const isSite = element.kind === "site";
  return (
    <>
      <InspectorHeader element={element} />
      <div className={styles.body}>
        <FindingNotices element={element} />
        {isSite ? <SitePlatform site={element} /> : null}
        <FieldList targets={[element]} except={isSite ? ["profile", "variant"] : []} />
        <PartSections owner={element} />
        <ConnectionsSection element={element} />
      </div>
      <Proof element={element} />
    </>
  );
}
