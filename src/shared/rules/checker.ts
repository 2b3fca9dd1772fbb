import { canonicalJson, type Json } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { createFacts, elementOf, type Facts, type Query } from "#shared/facts/engine";
import type { RecordChange } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { areaOf, type Rule } from "./define-rule.ts";
import { SEVERITIES, type Finding, type Fix } from "./finding.ts";
import { judge, type Judgement } from "./judge.ts";
import { RULES } from "./index.ts";
import { dropSilenced } from "./silence.ts";

/** The validation core: knows what is wrong with a project and follows it as it changes. */
export interface Checker {
  readonly facts: Facts;
  /** All findings in their fixed order: severity, area, rule, element. */
  findings(): readonly Finding[];
  /** Takes the next project; only what the changes touched is judged again. */
  advance(next: Project, changes: readonly RecordChange[]): void;
  /** Why an element is green, or not known to be: the proofs and doubts of every rule on it. */
  explain(element: string): Judgement;
  /** Ways to mend a finding, the safest first. */
  fixesFor(finding: Finding): readonly Fix[];
}

export function createChecker(project: Project, rules: readonly Rule[] = RULES): Checker {
  const facts = createFacts(project);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byKind = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  const judged: Query<readonly Finding[]> = {
    name: "judged",
    compute: (asked, id) => judgeElement(asked, id).findings,
    same: sameFindings,
  };
  const found = new Map<string, readonly Finding[]>();
  const suspects = new Set<string>();
  let sorted: readonly Finding[] | undefined;
  facts.watch(judged, (id) => suspects.add(id));
  for (const element of recordsOf(project, "elements")) suspects.add(element.id);

  return {
    facts,
    findings() {
      settle();
      sorted ??= dropSilenced([...found.values()].flat(), byId).sort(compareFindings);
      return sorted;
    },
    advance(next, changes) {
      facts.advance(next, changes);
      for (const change of changes) if (change.collection === "elements") suspects.add(change.id);
    },
    explain: (id) => judgeElement(facts, id),
    fixesFor: (finding) => byId.get(finding.rule)?.fixes?.(facts, finding) ?? [],
  };

  function judgeElement(asked: Facts, id: string): Judgement {
    const element = elementOf(asked, id);
    const rulesOn = element && byKind.get(element.kind);
    return rulesOn ? judge(asked, element, rulesOn) : { findings: [], evidence: [], doubts: [] };
  }

  function settle(): void {
    for (const id of suspects) {
      suspects.delete(id);
      const before = found.get(id);
      const after = facts.ask(judged, id);
      if (after === before) continue;
      if (after.length === 0) found.delete(id);
      else found.set(id, after);
      sorted = undefined;
    }
  }
}

/** The findings of a project, judged from nothing. */
export function checkProject(project: Project, rules: readonly Rule[] = RULES): readonly Finding[] {
  return createChecker(project, rules).findings();
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

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json))
  );
}
