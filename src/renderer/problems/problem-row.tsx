import { useStore } from "zustand";
import { Button as AriaButton, GridListItem } from "react-aria-components";
import { messageText } from "#shared/kernel/message";
import { getKind } from "#shared/kinds/index";
import { findRecord, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { Finding } from "#shared/rules/finding";
import { activeFindingStore } from "../project/active-finding.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { reveal } from "../project/selection-store.ts";
import { useProject, useSession } from "../project/session-context.tsx";
import { cx } from "../ui/cx.ts";
import { KindIcon } from "../ui/kind-icon.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { FixButton } from "./fix-button.tsx";
import styles from "./problems.module.css";

/** One finding: how bad, which rule, what, where, and the first way to mend it. */
export function ProblemRow({ finding }: { finding: Finding }) {
  const project = useProject();
  const { checker } = useSession();
  const { showRule } = useEditorCommands();
  const isActive = useStore(activeFindingStore, ({ key }) => key === finding.key);
  const elements = [
    ...new Set(finding.subjects.flatMap(({ element }) => bearerOf(project, element) ?? [])),
  ];
  const [first] = elements;
  const kind = first && getKind(first.kind);

  return (
    <GridListItem
      id={finding.key}
      textValue={`${finding.rule} ${messageText(finding.message)}`}
      className={cx(styles.row, styles[finding.severity], isActive && styles.active)}
    >
      <span className={styles.severity}>
        <SeverityChip severity={finding.severity} />
      </span>
      <AriaButton
        className={cx("mono", styles.rule)}
        aria-label={`Rule ${finding.rule}`}
        onPress={() => showRule(finding.rule)}
      >
        {finding.rule}
      </AriaButton>
      <span className={styles.message}>
        <MessageText message={finding.message} onElement={(id) => reveal(id)} />
      </span>
      <span className={styles.elements}>
        {kind ? <KindIcon icon={kind.icon} family={kind.family} /> : null}
        <span className={styles.names}>{elements.map(({ name }) => name).join(", ")}</span>
      </span>
      <FixButton finding={finding} fixes={checker.fixesFor(finding)} />
    </GridListItem>
  );
}

/** The element that stands for another in a list: a port is named by what carries it. */
function bearerOf(project: Project, id: string): ElementRecord | undefined {
  const element = findRecord(project, "elements", id);
  const owner = element?.parent && findRecord(project, "elements", element.parent);
  return element && owner && getKind(element.kind).shape === "port" ? owner : element;
}
