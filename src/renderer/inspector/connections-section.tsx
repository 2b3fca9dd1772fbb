import { useMemo } from "react";
import type { ElementRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { useProject } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { wiringsOf } from "./connection-options.ts";
import { WiringRow } from "./wiring-row.tsx";
import styles from "./inspector.module.css";

/** What an element and its ports are wired to, and the ways to change that. */
export function ConnectionsSection({ element }: { element: ElementRecord }) {
  const project = useProject();
  const { connect } = useEditorCommands();
  const wirings = useMemo(() => wiringsOf(project, element), [project, element]);
  return (
    <section className={styles.section} aria-label="Connections">
      <div className={styles.title}>
        <h3 className={styles.grow}>Connections</h3>
        <Button size="sm" variant="ghost" icon="cable" onPress={() => connect(element.id)}>
          Connect to…
        </Button>
      </div>
      {wirings.length === 0 ? <p className={styles.quiet}>Not connected.</p> : null}
      {wirings.map((wiring) => (
        <WiringRow
          key={`${wiring.end.id} ${wiring.link.name} ${wiring.label}`}
          wiring={wiring}
          isPart={wiring.end.id !== element.id}
        />
      ))}
    </section>
  );
}
