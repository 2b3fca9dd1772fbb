import { findRecord, type Project } from "#shared/model/project";
import { SEVERITIES, type Finding, type Severity } from "#shared/rules/finding";

/** Findings by what they are about. Made once for each list of findings. */
export interface FindingsIndex {
  /** Findings in which the element takes part, those that are shown at it first. */
  of(element: string): readonly Finding[];
  /** Findings that blame this field of the element. */
  at(element: string, field: string): readonly Finding[];
}

const indices = new WeakMap<readonly Finding[], FindingsIndex>();

export function findingsIndex(findings: readonly Finding[]): FindingsIndex {
  let index = indices.get(findings);
  if (!index) {
    index = buildIndex(findings);
    indices.set(findings, index);
  }
  return index;
}

function buildIndex(findings: readonly Finding[]): FindingsIndex {
  const own = new Map<string, Finding[]>();
  const shared = new Map<string, Finding[]>();
  for (const finding of findings) {
    const seen = new Set<string>();
    for (const [i, { element }] of finding.subjects.entries()) {
      if (seen.has(element)) continue;
      seen.add(element);
      const map = i === 0 ? own : shared;
      map.set(element, [...(map.get(element) ?? []), finding]);
    }
  }
  const of = (element: string) => [...(own.get(element) ?? []), ...(shared.get(element) ?? [])];
  return {
    of,
    at: (element, field) =>
      of(element).filter((finding) =>
        finding.subjects.some(
          (subject) => subject.element === element && fieldKey(subject.field) === field,
        ),
      ),
  };
}

/** A finding may blame a column, `inUse.range`; it is shown at the field `inUse`. */
function fieldKey(field: string | undefined): string | undefined {
  return field?.split(".")[0];
}

/** Counts of findings by severity, inside and at an element. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

const NONE: FindingCounts = { error: 0, warning: 0, info: 0 };
const rollups = new WeakMap<
  readonly Finding[],
  { project: Project; counts: Map<string, FindingCounts> }
>();

/** How many findings an element and all that lies in it take part in. */
export function countsInside(
  project: Project,
  findings: readonly Finding[],
  element: string,
): FindingCounts {
  let rollup = rollups.get(findings);
  if (rollup?.project !== project) {
    rollup = { project, counts: rollUp(project, findings) };
    rollups.set(findings, rollup);
  }
  return rollup.counts.get(element) ?? NONE;
}

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { ...NONE };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export function worstOf(counts: FindingCounts): Severity | undefined {
  return SEVERITIES.find((severity) => counts[severity] > 0);
}

function rollUp(project: Project, findings: readonly Finding[]): Map<string, FindingCounts> {
  const counts = new Map<string, FindingCounts>();
  for (const { subjects, severity } of findings) {
    const touched = new Set<string>();
    for (const { element } of subjects) {
      let at = findRecord(project, "elements", element);
      while (at && !touched.has(at.id)) {
        touched.add(at.id);
        at = at.parent === null ? undefined : findRecord(project, "elements", at.parent);
      }
    }
    for (const id of touched) {
      const before = counts.get(id) ?? NONE;
      counts.set(id, { ...before, [severity]: before[severity] + 1 });
    }
  }
  return counts;
}
