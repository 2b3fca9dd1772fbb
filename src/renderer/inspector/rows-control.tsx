import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { RowCell } from "./row-cell.tsx";
import { useFieldEdit } from "./use-field-edit.ts";
import styles from "./rows-control.module.css";

/** A small table: one block for each row, its columns as fields. */
export function RowsControl({
  view,
  findings,
  columns,
}: ControlProps & { columns: readonly FieldDef[] }) {
  const edit = useFieldEdit(view);
  const { label } = view.field;
  const rows = Array.isArray(view.effective)
    ? view.effective.map((row: Json): JsonObject => (isJsonObject(row) ? row : {}))
    : [];
  const { error, warning, lockedReason } = fieldLines(view, findings, undefined);
  const isLocked = lockedReason !== undefined;

  const write = (next: readonly JsonObject[]) => {
    edit.set(next);
    edit.end();
  };
  const setCell = (at: number, key: string, value: Json) =>
    write(
      rows.map((row, i) => {
        if (i !== at) return row;
        const others = Object.entries(row).filter(([column]) => column !== key);
        return Object.fromEntries(isEmptyValue(value) ? others : [...others, [key, value]]);
      }),
    );

  return (
    <div className={styles.rows} role="group" aria-label={label}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <span className={styles.note}>{fieldNote(view)}</span>
        <Button
          size="sm"
          variant="ghost"
          icon="plus"
          isDisabled={isLocked}
          aria-label={`Add a row to ${label}`}
          onPress={() => write([...rows, startRow(columns)])}
        >
          Add
        </Button>
      </div>
      {rows.map((row, i) => (
        <div key={i} className={styles.row} role="group" aria-label={`${label}, row ${i + 1}`}>
          <div className={styles.cells}>
            {columns.map((column) => (
              <RowCell
                key={column.key}
                column={column}
                value={row[column.key]}
                element={view.targets[0]}
                isLocked={isLocked}
                onChange={(value) => setCell(i, column.key, value)}
              />
            ))}
          </div>
          <IconButton
            icon="x"
            size={24}
            label={`Remove row ${i + 1} of ${label}`}
            isDisabled={isLocked}
            onPress={() => write(rows.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {view.isMixed ? <p className={styles.quiet}>Mixed; adding a row replaces them all.</p> : null}
      {error ? <p className={styles.error}>{error}</p> : null}
      {warning ? <p className={styles.warning}>{warning}</p> : null}
      {lockedReason ? <p className={styles.quiet}>{lockedReason}</p> : null}
    </div>
  );
}

function startRow(columns: readonly FieldDef[]): JsonObject {
  return Object.fromEntries(
    columns.flatMap((column) =>
      column.default === undefined ? [] : [[column.key, column.default]],
    ),
  );
}
