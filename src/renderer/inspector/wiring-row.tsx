import { findRecord } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { getKind } from "#shared/kinds/index";
import { headlineOf } from "../project/describe.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { newId } from "../project/new-id.ts";
import { reveal } from "../project/selection-store.ts";
import { useFacts, useProject } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { NO_CHOICE } from "./choice-control.tsx";
import type { Wiring } from "./connection-options.ts";
import styles from "./wiring-row.module.css";

/** One wiring: a choice where there is one wire, a list where there may be many. */
export function WiringRow({ wiring, isPart }: { wiring: Wiring; isPart: boolean }) {
  const project = useProject();
  const facts = useFacts();
  const { dispatch } = useEditorCommands();
  const { end, wires, choices } = wiring;
  const label = isPart ? `${end.name}: ${wiring.label}` : wiring.label;
  const nameOf = (far: ElementRecord) => {
    const owner = far.parent === null ? undefined : findRecord(project, "elements", far.parent);
    return getKind(far.kind).shape === "port" && owner ? `${owner.name} ${far.name}` : far.name;
  };
  const cut = (id: string) => ({ name: "items.delete", args: { elements: [], links: [id] } });

  if (choices) {
    const [wire] = wires;
    const options = choices.map((far) => ({
      id: far.id,
      label: nameOf(far),
      value: headlineOf(facts, far),
    }));
    return (
      <SelectField
        label={label}
        placeholder="Not connected"
        options={wire ? [{ id: NO_CHOICE, label: "Not connected" }, ...options] : options}
        value={wire?.far.id ?? null}
        onChange={(id) => {
          if (id === NO_CHOICE && wire) dispatch(cut(wire.link.id));
          if (id === NO_CHOICE) return;
          const join = { name: "link.connect", args: { id: newId("link"), from: end.id, to: id } };
          const name = findRecord(project, "elements", id)?.name ?? "";
          dispatch(
            wire
              ? {
                  name: "batch",
                  args: {
                    label: `Connect ${end.name} to ${name}`,
                    commands: [cut(wire.link.id), join],
                  },
                }
              : join,
          );
        }}
      />
    );
  }
  return (
    <div className={styles.wiring} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      <ul>
        {wires.map(({ link, far }) => (
          <li key={link.id} className={styles.wire}>
            <Button variant="link" size="sm" onPress={() => reveal(far.id)}>
              {nameOf(far)}
            </Button>
            <span className={styles.value}>{headlineOf(facts, far)}</span>
            <IconButton
              icon="unlink"
              size={24}
              label={`Disconnect ${nameOf(far)}`}
              onPress={() => dispatch(cut(link.id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
