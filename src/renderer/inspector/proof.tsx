import { useState } from "react";
import { counted } from "#shared/kernel/words";
import { findRule } from "#shared/rules/index";
import type { ElementRecord } from "#shared/model/records";
import { useFacts, useSession } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { Icon } from "../ui/icon.tsx";
import styles from "./proof.module.css";

/** How many rules hold here, and the evidence for each. */
export function Proof({ element }: { element: ElementRecord }) {
  useFacts();
  const { checker } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { evidence, doubts, findings } = checker.explain(element.id);
  const broken = new Set(findings.map(({ rule }) => rule));
  const held = [...new Set(evidence.map(({ rule }) => rule))].filter((rule) => !broken.has(rule));
  if (held.length === 0 && doubts.length === 0) return null;
  return (
    <footer className={styles.proof}>
      {held.length > 0 ? (
        <SeverityIcon
          severity="pass"
          withWord
          word={`${counted(held.length, "rule passes", "rules pass")} here`}
        />
      ) : (
        <span className={styles.quiet}>{counted(doubts.length, "rule", "rules")} cannot tell</span>
      )}
      <Button variant="link" onPress={() => setOpen(true)}>
        {held.length > 0 ? "Why is this green?" : "What is missing?"}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={`Why ${element.name} is green`}
        description="What each rule compared, and what it could not judge."
      >
        <ul className={styles.list}>
          {evidence.map((each, i) => (
            <li key={`${each.rule} ${i}`} className={styles.item}>
              <SeverityIcon severity="pass" />
              <span className={styles.words}>
                <span>
                  <MessageText message={each.message} here={element.id} />
                </span>
                <RuleName rule={each.rule} />
              </span>
            </li>
          ))}
          {doubts.map((each, i) => (
            <li key={`${each.rule} doubt ${i}`} className={styles.item}>
              <Icon name="circle-question-mark" label="Cannot tell" className={styles.quiet} />
              <span className={styles.words}>
                <span>
                  Cannot tell: <MessageText message={each.missing} here={element.id} />
                </span>
                <RuleName rule={each.rule} />
              </span>
            </li>
          ))}
        </ul>
      </Dialog>
    </footer>
  );
}

function RuleName({ rule }: { rule: string }) {
  return (
    <span className={styles.rule}>
      <span className="mono">{rule}</span> {findRule(rule)?.name}
    </span>
  );
}
