import { compareText } from "#shared/kernel/order";
import { SEVERITIES, type Finding } from "./finding.ts";
import { areaOf, type Rule } from "./define-rule.ts";
import { createSilence } from "./silence.ts";

/**
 * All findings of a project in their fixed order (severity, area, rule, key), without those about
 * which a more specific rule has spoken. An edit costs what it changes, not what there is.
 */
export interface FindingsBook {
  /** Takes what is found about one element in the place of what was found before. */
  replace(before: readonly Finding[], after: readonly Finding[]): void;
  /** The findings in order; the same list as long as nothing changes. */
  list(): readonly Finding[];
}

/** Beyond so many changes at once, sorting anew is faster than putting each in its place. */
const FEW = 64;

export function createFindingsBook(rules: ReadonlyMap<string, Rule>): FindingsBook {
  const rankOf = ranksOf(rules);
  const silence = createSilence(rules, show, hide);
  const shown = new Set<Finding>();
  const entering = new Set<Finding>();
  const leaving = new Set<Finding>();
  let listed: readonly Finding[] = [];

  return {
    replace(before, after) {
      const kept = before.length > 0 && after.length > 0 ? new Set(before) : undefined;
      const still = kept && new Set(after);
      for (const finding of before) if (!still?.has(finding)) silence.remove(finding);
      for (const finding of after) if (!kept?.has(finding)) silence.add(finding);
    },
    list() {
      if (entering.size + leaving.size > 0) listed = takeIn();
      return listed;
    },
  };

  function show(finding: Finding): void {
    if (shown.has(finding)) return;
    shown.add(finding);
    if (!leaving.delete(finding)) entering.add(finding);
  }

  function hide(finding: Finding): void {
    if (!shown.delete(finding)) return;
    if (!entering.delete(finding)) leaving.add(finding);
  }

  function takeIn(): Finding[] {
    const kept = leaving.size === 0 ? listed : listed.filter((each) => !leaving.has(each));
    const next = entering.size > FEW ? [...kept, ...entering].sort(compare) : [...kept];
    if (entering.size <= FEW) {
      for (const finding of entering) next.splice(placeOf(next, finding), 0, finding);
    }
    entering.clear();
    leaving.clear();
    return next;
  }

  function placeOf(list: readonly Finding[], finding: Finding): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(list[middle] as Finding, finding) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function compare(a: Finding, b: Finding): number {
    return rankOf(a) - rankOf(b) || compareText(a.key, b.key);
  }
}

/** Severity, area, id, key: two runs over one design print the same. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(areaOf({ id: a.rule }), areaOf({ id: b.rule })) ||
    compareText(a.rule, b.rule) ||
    compareText(a.key, b.key)
  );
}

/** One number for severity, area and rule. */
function ranksOf(rules: ReadonlyMap<string, Rule>): (finding: Finding) => number {
  const sorted = [...rules.values()].sort(
    (a, b) => compareText(areaOf(a), areaOf(b)) || compareText(a.id, b.id),
  );
  const places = new Map(sorted.map(({ id }, i) => [id, i]));
  return ({ severity, rule }) =>
    SEVERITIES.indexOf(severity) * sorted.length + (places.get(rule) ?? 0);
}
