import type { ElementRecord } from "#shared/model/records";
import { ConnectionsSection } from "./connections-section.tsx";
import { GroupedFields, MainFields } from "./field-list.tsx";
import { FindingNotices } from "./finding-notices.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { PartSections } from "./part-sections.tsx";
import { Proof } from "./proof.tsx";
import { SitePlatform } from "./site-platform.tsx";
import styles from "./inspector.module.css";

/** Everything about one element: what is wrong, its fields, its ports, its wires, what is proven. */
export function ElementInspector({ element }: { element: ElementRecord }) {
  const isSite = element.kind === "site";
  const elsewhere = isSite ? ["profile", "variant", "edition"] : [];
  return (
    <>
      <InspectorHeader element={element} />
      <div className={styles.scroll}>
        <div className={styles.body}>
          <FindingNotices element={element} />
          {isSite ? <SitePlatform site={element} /> : null}
          <MainFields targets={[element]} except={elsewhere} />
          <PartSections owner={element} />
          <GroupedFields targets={[element]} except={elsewhere} />
          <ConnectionsSection element={element} />
        </div>
      </div>
      <Proof element={element} />
    </>
  );
}
