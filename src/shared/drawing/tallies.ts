import type { Finding, Severity } from "#shared/rules/finding";
import type { DrawnTree } from "./drawn-tree.ts";

/** How many findings of each severity. */
export interface Tally {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

const NO_FINDINGS: Tally = { error: 0, warning: 0, info: 0 };

/** Findings by the boxes that show them. */
export interface Tallies {
  /** On the element itself, its ports and parts. */
  own(box: string): Tally;
  /** On the box and on all that lies in it; a finding on two of them counts once. */
  inside(box: string): Tally;
  /** The worst finding on a field, or on an element as a whole. */
  onField(element: string, field: string): Severity | undefined;
  onElement(element: string): Severity | undefined;
  /** Fields of an element that are in error or carry a warning. */
  fieldsOf(element: string): readonly string[];
  /** The worst finding that names both elements. */
  between(one: string, other: string): Severity | undefined;
}

export function tallyFindings(tree: DrawnTree, findings: readonly Finding[]): Tallies {
  const own = new Map<string, Record<Severity, number>>();
  const inside = new Map<string, Record<Severity, number>>();
  const fields = new Map<string, Map<string, Severity>>();
  const elements = new Map<string, Severity>();
  const pairs = new Map<string, Severity>();
  for (const { severity, subjects } of findings) {
    const boxes = new Set<string>();
    for (const { element, field } of subjects) {
      const box = tree.ownerOf(element);
      if (box !== undefined) boxes.add(box);
      elements.set(element, worst(elements.get(element), severity));
      for (const other of subjects)
        if (other.element !== element)
          pairs.set(
            `${element}|${other.element}`,
            worst(pairs.get(`${element}|${other.element}`), severity),
          );
      if (field === undefined) continue;
      const marked = fields.get(element) ?? new Map<string, Severity>();
      fields.set(element, marked.set(field, worst(marked.get(field), severity)));
    }
    const around = new Set<string>();
    for (const box of boxes) {
      bump(own, box, severity);
      for (let at: string | null | undefined = box; at; at = tree.byId.get(at)?.parent)
        around.add(at);
    }
    for (const box of around) bump(inside, box, severity);
  }
  return {
    own: (box) => own.get(box) ?? NO_FINDINGS,
    inside: (box) => inside.get(box) ?? NO_FINDINGS,
    onField: (element, field) => fields.get(element)?.get(field),
    onElement: (element) => elements.get(element),
    fieldsOf: (element) =>
      [...(fields.get(element) ?? [])].flatMap(([field, severity]) =>
        severity === "info" ? [] : [field],
      ),
    between: (one, other) => pairs.get(`${one}|${other}`),
  };
}

/** The worst severity of a tally with its count; undefined when there is none. */
export function worstOf(
  tally: Tally,
): { readonly severity: Severity; readonly count: number } | undefined {
  const severity = SEVERITIES_BY_WEIGHT.find((each) => tally[each] > 0);
  return severity && { severity, count: tally[severity] };
}

const SEVERITIES_BY_WEIGHT = ["error", "warning", "info"] as const;

function worst(a: Severity | undefined, b: Severity): Severity {
  return a === undefined || SEVERITIES_BY_WEIGHT.indexOf(b) < SEVERITIES_BY_WEIGHT.indexOf(a)
    ? b
    : a;
}

/** "1 error, 2 warnings"; empty when there is nothing. */
export function tallyText(tally: Tally): string {
  const words = [
    tally.error > 0 && `${tally.error} ${tally.error === 1 ? "error" : "errors"}`,
    tally.warning > 0 && `${tally.warning} ${tally.warning === 1 ? "warning" : "warnings"}`,
    tally.info > 0 && `${tally.info} info`,
  ];
  return words.filter(Boolean).join(", ");
}

function bump(map: Map<string, Record<Severity, number>>, key: string, severity: Severity): void {
  const tally = map.get(key) ?? { error: 0, warning: 0, info: 0 };
  tally[severity] += 1;
  map.set(key, tally);
}
