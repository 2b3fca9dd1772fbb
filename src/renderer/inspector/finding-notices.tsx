import { findRecord, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { findField, getKind } from "#shared/kinds/index";
import type { Finding } from "#shared/rules/finding";
import { isAboutFindings } from "#shared/rules/waivers";
import { setActiveFinding } from "../project/active-finding.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { findingsIndex } from "../project/findings-index.ts";
import { reveal } from "../project/selection-store.ts";
import { useProject, useProjectState } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { Notice } from "../ui/notice.tsx";
import { FixList } from "./fix-list.tsx";
import { isPart } from "./is-part.ts";
import styles from "./finding-notices.module.css";

/**
 * What is wrong with an element as a whole. What blames a field stands at the field, so that
 * nothing moves under the hands of the person who types there.
 */
export function FindingNotices({ element }: { element: ElementRecord }) {
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const { showRule, waive } = useEditorCommands();
  const whole = findingsIndex(findings)
    .of(element.id)
    .filter((finding) => !blamesField(project, finding, element.id));
  if (whole.length === 0) return null;
  return (
    <div className={styles.notices}>
      {whole.map((finding) => (
        <Notice
          key={finding.key}
          severity={finding.severity}
          actions={
            <>
              {isAboutFindings(finding) ? null : (
                <Button size="sm" variant="link" onPress={() => waive(finding)}>
                  Waive…
                </Button>
              )}
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
          <MessageText message={finding.message} here={element.id} onElement={(id) => reveal(id)} />
          <div className={styles.fixes}>
            <FixList findings={[finding]} />
          </div>
        </Notice>
      ))}
    </div>
  );
}

/** True when the finding blames a field that stands below: of the element or of a part of it. */
function blamesField(project: Project, finding: Finding, id: string): boolean {
  return finding.subjects.some(({ element, field }) => {
    const record = findRecord(project, "elements", element);
    if (!record || field === undefined) return false;
    const isHere = element === id || (record.parent === id && isPart(getKind(record.kind)));
    return isHere && findField(record.kind, field.split(".")[0] ?? "") !== undefined;
  });
}
