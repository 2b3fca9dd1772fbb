import type { Notice as NoticeBlock } from "#shared/runbook/block";
import { revealFinding } from "../project/active-finding.ts";
import { useProjectState } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { InlineView } from "./inline-view.tsx";
import styles from "./runbook.module.css";

/** Says above the preview that errors are open, which steps wait, and leads to the first error. */
export function DraftBanner({ draft }: { draft: NoticeBlock }) {
  const findings = useProjectState((state) => state.findings);
  const first = findings.find(({ key }) => draft.findings?.includes(key));
  return (
    <div className={styles.banner}>
      <Notice
        severity="error"
        layout="bar"
        title={draft.title}
        actions={
          first ? (
            <Button variant="link" size="sm" onPress={() => revealFinding(first)}>
              Go to problem
            </Button>
          ) : null
        }
      >
        <InlineView inlines={draft.content} />
      </Notice>
    </div>
  );
}
