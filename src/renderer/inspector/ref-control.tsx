import { compareNatural } from "#shared/kernel/order";
import { getKind } from "#shared/kinds/index";
import { recordsOf } from "#shared/model/project";
import { headlineOf } from "../project/describe.ts";
import { useFacts, useProject } from "../project/session-context.tsx";
import { ComboField } from "../ui/combo-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { isIconName } from "../ui/icons.ts";
import { NO_CHOICE } from "./choice-control.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { placeholderOf } from "./field-view.ts";
import { useFieldEdit } from "./use-field-edit.ts";

/** Candidates that are chosen from a plain list. */
const FEW = 12;

/** A choice of another element of the project. */
export function RefControl({ view, findings, kinds }: ControlProps & { kinds: readonly string[] }) {
  const project = useProject();
  const facts = useFacts();
  const edit = useFieldEdit(view);
  const targets = new Set(view.targets.map(({ id }) => id));
  const candidates = [...recordsOf(project, "elements")]
    .filter((element) => kinds.includes(element.kind) && !targets.has(element.id))
    .toSorted((a, b) => compareNatural(a.name, b.name));
  const value = typeof view.stored === "string" && view.stored !== "" ? view.stored : null;
  const options = candidates.map((element) => {
    const { icon } = getKind(element.kind);
    return {
      id: element.id,
      label: element.name,
      value: headlineOf(facts, element),
      icon: isIconName(icon) ? icon : undefined,
    };
  });
  const shared = {
    label: view.field.label,
    note: fieldNote(view),
    value,
    placeholder: placeholderOf(view) || (options.length === 0 ? "None in the project" : "None"),
    ...fieldLines(view, findings, undefined),
  };
  const choose = (id: string | null) => {
    edit.set(id === NO_CHOICE ? null : id);
    edit.end();
  };
  // A long list is found by typing.
  if (options.length > FEW) return <ComboField {...shared} options={options} onChange={choose} />;
  return (
    <SelectField
      {...shared}
      options={value === null ? options : [{ id: NO_CHOICE, label: "None" }, ...options]}
      onChange={choose}
    />
  );
}
