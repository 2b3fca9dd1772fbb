import { useState } from "react";
import { comparePaste, type PasteResult } from "#shared/runbook/paste-back/compare";
import type { Step } from "#shared/runbook/step";
import { visibleText } from "#shared/runbook/visible-text";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { TextArea } from "../ui/text-area.tsx";
import styles from "./runbook.module.css";

export interface PasteBackProps {
  readonly step: Step;
  readonly result: PasteResult | undefined;
  /** The comparison is done; undefined takes it away. */
  readonly onResult: (result: PasteResult | undefined) => void;
}

/** Where the output of a step's command is pasted, and what came of comparing it. */
export function PasteBack({ step, result, onResult }: PasteBackProps) {
  const [text, setText] = useState("");
  return (
    <section className={styles.paste} aria-label="Compare the output">
      <TextArea
        label="Output of a command of this step"
        mono
        rows={3}
        value={text}
        onInput={setText}
      />
      <p className={styles.small}>Paste what the console shows. It is compared here, never kept.</p>
      <div className={styles.pasteButtons}>
        <Button
          size="sm"
          icon="clipboard-paste"
          isDisabled={text.trim() === ""}
          onPress={() => onResult(comparePaste(step, text))}
        >
          Compare
        </Button>
        {result ? (
          <Button size="sm" variant="ghost" onPress={() => onResult(undefined)}>
            Forget the result
          </Button>
        ) : null}
      </div>
      {result ? <ResultView result={result} /> : null}
    </section>
  );
}

const SAID = {
  matched: { severity: "pass", title: "Matched" },
  deviates: { severity: "warning", title: "Deviates" },
  unclear: { severity: "info", title: "Not to be told" },
} as const;

function ResultView({ result: { verdict, check, points } }: { result: PasteResult }) {
  const { severity, title } = SAID[verdict];
  return (
    <Notice severity={severity} title={title} isLive>
      {verdict === "unclear" ? (
        <p>This step says in words what to expect, or the text is another one. Compare by eye.</p>
      ) : null}
      {check ? (
        <p>
          Compared with <code>{visibleText(check.command.split("\n")[0] ?? "")}</code>
        </p>
      ) : null}
      <ul className={styles.points}>
        {points.map(({ wanted, isMet, found }, i) => (
          <li key={i}>
            <SeverityIcon
              severity={isMet ? "pass" : "warning"}
              size={14}
              word={isMet ? "As expected:" : "Not as expected:"}
            />{" "}
            <code>{visibleText(wanted)}</code>
            {found === undefined ? null : (
              <>
                {" "}
                found <code>{visibleText(found)}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
