import { getKind } from "#shared/kinds/index";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { findingsIndex } from "../project/findings-index.ts";
import { useFacts, useProjectState } from "../project/session-context.tsx";
import { FieldControl } from "./field-control.tsx";
import { fieldView, type FieldView } from "./field-view.ts";
import { FoldedGroup } from "./folded-group.tsx";
import { UnusedFields } from "./unused-fields.tsx";
import styles from "./field-list.module.css";

export interface FieldListProps {
  /** One element, or several that share the fields shown. */
  readonly targets: readonly ElementRecord[];
  /** Only these; absent means all fields of the kind. */
  readonly fields?: readonly FieldDef[] | undefined;
  /** Keys that are shown elsewhere. */
  readonly except?: readonly string[] | undefined;
}

/** The fields of a kind: those without a heading first, the others under theirs. */
export function FieldList({ targets, fields, except = [] }: FieldListProps) {
  const facts = useFacts();
  const findings = useProjectState((state) => state.findings);
  const [first] = targets;
  if (!first) return null;
  const defs = (fields ?? getKind(first.kind).fields).filter((field) => !except.includes(field.key));
  const views = defs.map((field) => fieldView(facts, targets, field));
  const used = views.filter((view) => !view.isUnused);
  const groups = [...new Set(used.flatMap((view) => view.field.group ?? []))];
  const isBlamed = (view: FieldView) =>
    targets.some(({ id }) => findingsIndex(findings).at(id, view.field.key).length > 0);

  return (
    <>
      <Fields views={used.filter((view) => view.field.group === undefined)} />
      {groups.map((group) => {
        const inGroup = used.filter((view) => view.field.group === group);
        return (
          <FoldedGroup
            key={group}
            title={group}
            count={inGroup.filter((view) => !isEmptyValue(view.effective)).length}
            startsOpen={inGroup.some((view) => view.isMixed || !isEmptyValue(view.stored))}
            mustOpen={inGroup.some(isBlamed)}
            fields={inGroup.map((view) => view.field.key)}
            element={first.id}
          >
            <Fields views={inGroup} />
          </FoldedGroup>
        );
      })}
      <UnusedFields views={views.filter((view) => view.isUnused)} />
    </>
  );
}

function Fields({ views }: { views: readonly FieldView[] }) {
  if (views.length === 0) return null;
  return (
    <div className={styles.fields}>
      {views.map((view) => (
        <FieldControl key={view.field.key} view={view} />
      ))}
    </div>
  );
}
