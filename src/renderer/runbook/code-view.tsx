import { Button } from "react-aria-components";
import { codeText, type CodeBlock } from "#shared/runbook/block";
import { citation } from "#shared/runbook/inline";
import { visibleLines, visibleText } from "#shared/runbook/visible-text";
import { reveal } from "../project/selection-store.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { toasts } from "../ui/toasts.ts";
import styles from "./runbook.module.css";

/** A command or a file with its values marked; a value leads to the field that it comes from. */
export function CodeView({ block }: { block: CodeBlock }) {
  const { parts, fileName, source } = block;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codeText(block));
    toasts.add({ severity: "pass", text: "Copied" });
  };
  return (
    <div className={styles.codeBlock}>
      {fileName === undefined ? null : <code className={styles.file}>{visibleText(fileName)}</code>}
      <div className={styles.codeFrame}>
        <pre className={styles.code}>
          {parts.map((part, i) => {
            if ("code" in part) return <span key={i}>{visibleLines(part.code)}</span>;
            const { from } = part;
            const text = visibleLines(part.value);
            if (!from) {
              return (
                <b key={i} className={styles.given}>
                  {text}
                </b>
              );
            }
            return (
              <Button
                key={i}
                className={cx(styles.given)}
                onPress={() => reveal(from.element, from.field)}
              >
                {text}
              </Button>
            );
          })}
        </pre>
        <IconButton icon="copy" label="Copy" size={24} onPress={() => void copy()} />
      </div>
      {source ? <p className={styles.small}>Source: {citation(source)}</p> : null}
    </div>
  );
}
