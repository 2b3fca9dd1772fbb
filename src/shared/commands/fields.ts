import * as z from "zod";
import { err, ok } from "#shared/kernel/result";
import { capitalised, inSentence, withArticle } from "#shared/kernel/words";
import { findField, getKind } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { findRecord } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { fieldsArg, idArg, idsArg, nameAll, needElement } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

/** Sets fields of one or more elements of a kind; an empty value clears the field. */
export const editFields = defineCommand({
  name: "element.edit",
  args: z.strictObject({ ids: idsArg, fields: fieldsArg }),
  run(draft, { ids, fields }) {
    const elements: ElementRecord[] = [];
    for (const id of ids) {
      const element = needElement(draft, id);
      if (!element.ok) return element;
      elements.push(element.value);
    }
    const keys = Object.keys(fields);
    for (const { id, kind } of elements) {
      const unknown = keys.find((key) => !findField(kind, key));
      if (unknown !== undefined) {
        const known = getKind(kind)
          .fields.map((field) => field.key)
          .join(", ");
        return err({
          code: "unknown-field",
          message: `${capitalised(withArticle(getKind(kind).label))} has no field "${unknown}"; it has ${known}.`,
        });
      }
      draft.update("elements", id, (record) => {
        for (const key of keys) {
          const value = fields[key];
          if (value === undefined || isEmptyValue(value)) delete record.fields[key];
          else (record.fields as Record<string, unknown>)[key] = value;
        }
      });
    }
    const [first] = elements;
    const labels = keys.map(
      (key) => (first ? findField(first.kind, key)?.label : undefined) ?? key,
    );
    const verb = keys.every((key) => isEmptyValue(fields[key])) ? "Clear" : "Change";
    return ok(`${verb} ${labels.map(inSentence).join(", ")} of ${nameAll(elements)}`);
  },
});

export const editLink = defineCommand({
  name: "link.edit",
  args: z.strictObject({ id: idArg, fields: fieldsArg }),
  run(draft, { id, fields }) {
    if (!findRecord(draft.project, "links", id)) {
      return err({ code: "missing", message: "The link is no longer in the project." });
    }
    draft.update("links", id, (record) => {
      for (const [key, value] of Object.entries(fields)) {
        if (isEmptyValue(value)) delete record.fields[key];
        else (record.fields as Record<string, unknown>)[key] = value;
      }
    });
    return ok("Change link");
  },
});
