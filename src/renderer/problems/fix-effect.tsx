import { counted } from "#shared/kernel/words";
import { messageText } from "#shared/kernel/message";
import { SeverityChip } from "../ui/severity-chip.tsx";
import styles from "./fix-effect.module.css";
import type { FixEffect } from "./preview-fix.ts";

/** Which problems a fix clears and which it raises, tried on a copy. */
export function FixEffectView({ effect: { cleared, raised } }: { effect: FixEffect }) {
  return (
    <ul className={styles.list} aria-label="What comes of it">
      <li>
        <SeverityChip
          severity="pass"
          look="plain"
          word={`Clears ${counted(cleared.length, "problem", "problems")}`}
        />
      </li>
      {raised.map(({ key, severity, rule, message }) => (
        <li key={key}>
          <SeverityChip severity={severity} look="plain" word={`Raises ${rule}`} />{" "}
          <span>{messageText(message)}</span>
        </li>
      ))}
    </ul>
  );
}
