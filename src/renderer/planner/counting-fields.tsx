import { governingFact, settledValue } from "#shared/facts/field-values";
import { siteOf } from "#shared/facts/places";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import type { Json } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { useFacts } from "../project/session-context.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { SelectField } from "../ui/select-field.tsx";

/**
 * How the site counts virtual addresses, where its platform lets it choose. Each change is an edit of
 * the site, so that rules, sums and proposal go by it at once.
 */
export function CountingFields({ object }: { object: ElementRecord }) {
  const facts = useFacts();
  const site = siteOf(facts, object.id);
  if (!site) return null;
  return ["vipCountMode", "countHostApiVip"]
    .filter((field) => {
      const requirement = governingFact(facts, site, field)?.requirement;
      return requirement !== undefined && requirement !== "unavailable";
    })
    .map((field) => (
      <CountingField
        key={field}
        site={site}
        field={field}
        value={settledValue(facts, site, field)}
      />
    ));
}

interface CountingFieldProps {
  readonly site: ElementRecord;
  readonly field: string;
  /** What holds: typed, or assumed by the platform. */
  readonly value: Json | undefined;
}

/** A choice or a box to tick, with what holds now; says where that is only assumed. */
function CountingField({ site, field, value }: CountingFieldProps) {
  const { dispatch } = useEditorCommands();
  const set = (next: Json) =>
    void dispatch({ name: "element.edit", args: { ids: [site.id], fields: { [field]: next } } });
  const { label = field, type } = findField(site.kind, field) ?? {};
  const isAssumed = isEmptyValue(site.fields[field]);
  if (type?.type === "enum") {
    return (
      <SelectField
        label={label}
        note={isAssumed ? "assumed" : undefined}
        value={typeof value === "string" ? value : null}
        options={type.choices.map((choice) => ({ id: choice.value, label: choice.label }))}
        onChange={set}
      />
    );
  }
  return (
    <Checkbox
      label={label}
      help={isAssumed ? "assumed" : undefined}
      isSelected={value === true}
      onChange={set}
    />
  );
}
