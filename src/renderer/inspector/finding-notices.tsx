import type { Finding } from "#shared/rules/finding";
import type { ElementRecord } from "#shared/model/records";
import { findRecord } from "#shared/model/project";
import { getKind } from "#shared/kinds/index";
import { setActiveFinding, revealFinding } from "../project/active-finding.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { findingsIndex } from "../project/findings-index.ts";
import { reveal } from "../project/selection-store.ts";
import { useProject, useProjectState } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { Notice } from "../ui/notice.tsx";
import { FixList } from "./fix-list.tsx";
import styles from "./finding-notices.module.css";

/** What is wrong with an element, before anything else. The same findings stand at their fields. */
export function FindingNotices({ element }: { element: ElementRecord }) {
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const { showRule } = useEditorCommands();
  const own = findingsIndex(findings).of(element.id);
  if (own.length === 0) return null;
  return (
    <div className={styles.notices}>
      {own.map((finding) => (
        <Notice
          key={finding.key}
          severity={finding.severity}
          actions={
            <>
              {whereElse(finding, element) ? (
                <Button size="sm" variant="link" onPress={() => revealFinding(finding)}>
                  Go to the field
                </Button>
              ) : null}
              <Button
                size="sm"
                variant="link"
                aria-label={`Rule ${finding.rule}`}
                onPress={() => {
                  setActiveFinding(finding.key);
                  showRule(finding.rule);
                }}
              >
                {finding.rule}
              </Button>
            </>
          }
        >
          <MessageText
            message={finding.message}
            here={element.id}
            onElement={(id) => reveal(id)}
          />
          {hasField(finding, element) ? null : (
            <div className={styles.fixes}>
              <FixList findings={[finding]} />
            </div>
          )}
        </Notice>
      ))}
    </div>
  );

  /** True when the finding blames a field of this element that stands below. */
  function hasField(finding: Finding, { id }: ElementRecord): boolean {
    const field = finding.subjects.find((subject) => subject.element === id)?.field;
    const record = findRecord(project, "elements", id);
    const key = field?.split(".")[0];
    return record !== undefined && getKind(record.kind).fields.some((each) => each.key === key);
  }

  function whereElse(finding: Finding, { id }: ElementRecord): boolean {
    const [subject] = finding.subjects;
    return subject !== undefined && (subject.field !== undefined || subject.element !== id);
  }
}
