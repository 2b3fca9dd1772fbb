import { Button } from "react-aria-components";
import { getKind } from "#shared/kinds/index";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import { SEVERITIES } from "#shared/rules/finding";
import { setActiveFinding } from "../project/active-finding.ts";
import { countFindings, findingsIndex } from "../project/findings-index.ts";
import { selectionStore } from "../project/selection-store.ts";
import { useProject, useProjectState } from "../project/session-context.tsx";
import { cx } from "../ui/cx.ts";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { severitySigns } from "../ui/severity.ts";
import { isPart } from "./is-part.ts";
import styles from "./inspector-header.module.css";

/** How much is wrong here, ports included; pressed, it leads to the field. */
export function HeaderFindings({ element }: { element: ElementRecord }) {
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const index = findingsIndex(findings);
  const parts = projectIndex(project)
    .childrenOf(element.id)
    .filter(({ kind }) => isPart(getKind(kind)));
  const ids = [element.id, ...parts.map(({ id }) => id)];
  const own = [...new Set(ids.flatMap((id) => index.of(id)))];
  const counts = countFindings(own);
  return SEVERITIES.map((severity) =>
    counts[severity] === 0 ? null : (
      <Button
        key={severity}
        className={cx(styles.count)}
        aria-label={`${severitySigns[severity].count(counts[severity])}, go to the first`}
        onPress={() => {
          const first = own.find((finding) => finding.severity === severity);
          const subject = first?.subjects.find((each) => ids.includes(each.element));
          if (!first || !subject?.field) return;
          setActiveFinding(first.key);
          const field = subject.field.split(".")[0] ?? "";
          selectionStore.setState({ field: { element: subject.element, field } });
        }}
      >
        <SeverityChip severity={severity} count={counts[severity]} />
      </Button>
    ),
  );
}
