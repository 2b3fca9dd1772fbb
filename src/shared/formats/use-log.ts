import { sameJson, type Json } from "#shared/kernel/json";
import { sortedBy } from "#shared/kernel/order";
import { getKind, kindRank } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { counted, inSentence } from "#shared/kernel/words";
import type { NoteSink } from "./notes.ts";

/** Remembers which values of a design an export has written, so that the rest can be named. */
export interface UseLog {
  /** The value of a field, or undefined when it is empty; counts as written. */
  value(element: ElementRecord, field: string): Json | undefined;
  text(element: ElementRecord, field: string): string | undefined;
  /** Counts an element, and fields of it, as said by the file in some other way. */
  covers(element: ElementRecord, ...fields: readonly string[]): void;
  /** Names what the file does not say. */
  report(project: Project, notes: NoteSink): void;
}

/** `form` is what is written, with its article: "A deployment configuration". */
export function startUseLog(form: string): UseLog {
  const used = new Map<string, Set<string>>();

  function fieldsOf(element: ElementRecord): Set<string> {
    let fields = used.get(element.id);
    if (!fields) used.set(element.id, (fields = new Set()));
    return fields;
  }

  function value(element: ElementRecord, field: string): Json | undefined {
    fieldsOf(element).add(field);
    const stored = element.fields[field];
    return isEmptyValue(stored) ? undefined : stored;
  }

  return {
    value,
    text(element, field) {
      const stored = value(element, field);
      return typeof stored === "string" || typeof stored === "number" ? String(stored) : undefined;
    },
    covers(element, ...fields) {
      for (const field of fields) fieldsOf(element).add(field);
      fieldsOf(element);
    },
    report(project, notes) {
      const elements = sortedBy(
        recordsOf(project, "elements"),
        (each) => kindRank(each.kind),
        (each) => each.id,
      );
      reportElements(
        elements.filter(({ id }) => !used.has(id)),
        form,
        notes,
      );
      for (const element of elements) {
        const fields = used.get(element.id);
        if (fields) reportFields(element, fields, form, notes);
      }
    },
  };
}

function reportElements(elements: readonly ElementRecord[], form: string, notes: NoteSink): void {
  const byKind = Map.groupBy(elements, ({ kind }) => kind);
  const counts = [...byKind].map(([kind, { length }]) => {
    const { label, plural } = getKind(kind);
    return counted(length, inSentence(label), plural);
  });
  if (counts.length === 0) return;
  notes.info(
    "export-left-out",
    "",
    `${form} does not hold: ${counts.join(", ")}. They stay in the project.`,
  );
}

function reportFields(
  element: ElementRecord,
  fields: ReadonlySet<string>,
  form: string,
  notes: NoteSink,
): void {
  const left = getKind(element.kind).fields.filter(({ key, default: usual }) => {
    const stored = element.fields[key];
    return !fields.has(key) && !isEmptyValue(stored) && !sameJson(stored, usual);
  });
  if (left.length === 0) return;
  const labels = left.map(({ label }) => label).join(", ");
  notes.info(
    "export-left-out",
    element.name,
    `${form} does not hold: ${labels}. It stays in the project.`,
  );
}
