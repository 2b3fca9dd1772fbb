import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { TextError } from "#shared/address/text-error";
import type { Finding, Severity } from "#shared/rules/finding";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { reveal } from "../project/selection-store.ts";
import { cx } from "../ui/cx.ts";
import { MessageText } from "../ui/message-text.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { FieldView } from "./field-view.ts";
import styles from "./field-messages.module.css";

/** The lines under a field, as the fields of `ui` take them. */
export interface FieldLines {
  readonly help: ReactNode;
  readonly error: ReactNode;
  readonly warning: ReactNode;
  readonly lockedReason: string | undefined;
}

/** What stands under a field: what is wrong with the text, else what the rules found, else help. */
export function fieldLines(
  view: FieldView,
  findings: readonly Finding[],
  error: TextError | undefined,
): FieldLines {
  const worst = findings[0]?.severity;
  const lines = error ? (
    error.message
  ) : findings.length > 0 ? (
    <FindingLines findings={findings} />
  ) : null;
  const tone: Severity | undefined = error ? "error" : worst;
  const help = view.field.help ? <VisuallyHidden>{view.field.help}</VisuallyHidden> : null;
  return {
    help: tone === "info" ? lines : help,
    error: tone === "error" ? lines : null,
    warning: tone === "warning" ? lines : null,
    lockedReason: view.isLocked ? view.fact?.reason : undefined,
  };
}

/** The findings at one place, each with its rule. */
export function FindingLines({ findings }: { findings: readonly Finding[] }) {
  const { showRule } = useEditorCommands();
  return findings.map((finding) => (
    <span key={finding.key} className={styles.line}>
      <MessageText
        message={finding.message}
        here={finding.subjects[0]?.element}
        onElement={(element) => reveal(element)}
      />{" "}
      <Button
        className={cx("mono", styles.rule)}
        aria-label={`Rule ${finding.rule}`}
        onPress={() => showRule(finding.rule)}
      >
        {finding.rule}
      </Button>
    </span>
  ));
}
