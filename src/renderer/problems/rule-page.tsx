import type { ReactNode } from "react";
import { findRule } from "#shared/rules/index";
import { Dialog } from "../ui/dialog.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import styles from "./rule-page.module.css";

/** The page of a rule: what it finds, why that matters, what to do, where it comes from. */
export function RulePage({ rule: id, onClose }: { rule: string; onClose: () => void }) {
  const rule = findRule(id);
  if (!rule) return null;
  return (
    <Dialog isOpen onOpenChange={onClose} title={rule.what} description={<Head rule={rule} />}>
      <div className={styles.page}>
        <Part title="Why it matters">
          <p>{rule.why}</p>
        </Part>
        <Part title="What to do">
          <p>{rule.todo}</p>
        </Part>
        <Part title="Examples">
          <ul className={styles.list}>
            {rule.examples.bad.map(({ title }) => (
              <li key={title} className={styles.item}>
                <SeverityChip severity={rule.severity} word="Found" /> <span>{title}</span>
              </li>
            ))}
            {rule.examples.good.map(({ title }) => (
              <li key={title} className={styles.item}>
                <SeverityChip severity="pass" word="Passes" /> <span>{title}</span>
              </li>
            ))}
          </ul>
        </Part>
        <Part title="Sources">
          <ul className={styles.list}>
            {rule.sources.map(({ document, section }) => (
              <li key={`${document} ${section ?? ""}`}>
                {document === "engineering" ? "Ordinary IP practice" : document}
                {section ? `, ${section}` : null}
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </Dialog>
  );
}

function Head({ rule }: { rule: NonNullable<ReturnType<typeof findRule>> }) {
  return (
    <span className={styles.head}>
      <SeverityChip severity={rule.severity} />
      <span className="mono">{rule.id}</span>
      <span className="mono">{rule.name}</span>
    </span>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}
