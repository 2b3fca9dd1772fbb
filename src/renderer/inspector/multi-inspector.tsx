import { counted } from "#shared/kernel/words";
import { getKind } from "#shared/kinds/index";
import { sameJson, type Json } from "#shared/kernel/json";
import type { FieldDef } from "#shared/model/field";
import type { ElementRecord, LinkRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { Button } from "../ui/button.tsx";
import { GroupedFields, MainFields } from "./field-list.tsx";
import { cx } from "../ui/cx.ts";
import styles from "./inspector.module.css";

export interface MultiInspectorProps {
  readonly elements: readonly ElementRecord[];
  readonly links: readonly LinkRecord[];
}

/** Several elements at once: the fields they have in common, changed on all of them in one step. */
export function MultiInspector({ elements, links }: MultiInspectorProps) {
  const { lines } = useEditorCommands();
  const kinds = [...new Set(elements.map(({ kind }) => kind))];
  const fields = commonFields(kinds);
  return (
    <div className={cx(styles.scroll, styles.body)}>
      <div>
        <h2 className={styles.title}>{counted(elements.length, "element", "elements")}</h2>
        <p className={styles.quiet}>
          {kinds
            .map((kind) => {
              const count = elements.filter((element) => element.kind === kind).length;
              return counted(count, getKind(kind).label.toLowerCase(), getKind(kind).plural);
            })
            .join(", ")}
          {links.length > 0 ? `, ${counted(links.length, "link", "links")}` : null}
        </p>
      </div>
      {fields.length > 0 ? (
        <>
          <MainFields targets={elements} fields={fields} />
          <GroupedFields targets={elements} fields={fields} />
        </>
      ) : (
        <p className={styles.quiet}>They have no field in common.</p>
      )}
      <div className={cx(styles.section, styles.buttons)}>
        {lines("edit.duplicate", "edit.moveTo", "edit.delete").map((line) => (
          <Button key={line.id} isDisabled={line.isDisabled} onPress={line.onAction}>
            {line.label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Fields that every kind has under the same key with the same type. Lists of rows stay out. */
function commonFields(kinds: readonly string[]): FieldDef[] {
  const [first, ...others] = kinds.map((kind) => getKind(kind).fields);
  return (first ?? []).filter(
    (field) =>
      field.type.type !== "rows" &&
      others.every((fields) =>
        fields.some(
          (other) =>
            other.key === field.key &&
            sameJson(other.type as unknown as Json, field.type as unknown as Json),
        ),
      ),
  );
}
