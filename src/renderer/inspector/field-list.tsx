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

/** The fields of a kind that stand under no heading. */
export function MainFields(props: FieldListProps) {
  const views = useFieldViews(props);
  return <Fields views={views.filter(({ field, isUnused }) => !field.group && !isUnused)} />;
}

/** The other fields under their headings, and what the platform has no use for. */
export function GroupedFields(props: FieldListProps) {
  const findings = useProjectState((state) => state.findings);
  const views = useFieldViews(props);
  const used = views.filter((view) => !view.isUnused);
  const groups = [...new Set(used.flatMap((view) => view.field.group ?? []))];
  const isBlamed = (view: FieldView) =>
    view.targets.some(({ id }) => findingsIndex(findings).at(id, view.field.key).length > 0);
  const element = props.targets[0]?.id;

  return (
    <>
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
            element={element}
          >
            <Fields views={inGroup} />
          </FoldedGroup>
        );
      })}
      <UnusedFields views={views.filter((view) => view.isUnused)} />
    </>
  );
}

function useFieldViews({ targets, fields, except = [] }: FieldListProps): FieldView[] {
  const facts = useFacts();
  const [first] = targets;
  if (!first) return [];
  return (fields ?? getKind(first.kind).fields)
    .filter((field) => !except.includes(field.key))
    .map((field) => fieldView(facts, targets, field));
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
