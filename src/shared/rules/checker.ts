import { sameJson, type Json } from "#shared/kernel/json";
import {
  createFacts,
  elementOf,
  kindOf,
  makeQuery,
  sameList,
  type FactBase,
  type Facts,
  type Query,
} from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import type { SiteCode } from "#shared/profiles/define-profile";
import type { RecordChange } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { areaOf, type Rule } from "./define-rule.ts";
import type { Finding, Fix } from "./finding.ts";
import { compareFindings, createFindingsBook } from "./findings-book.ts";
import { listFindings } from "./list-findings.ts";
import { judge, rulesOn, type Judgement } from "./judge.ts";
import { RULES } from "./index.ts";
import {
  isAboutFindings,
  judgeWaivers,
  type WaivedFinding,
  type WaiverOutcome,
} from "./waivers.ts";

/** The validation core: knows what is wrong with a project and follows it as it changes. */
export interface Checker {
  readonly facts: FactBase;
  /**
   * The findings that nobody waived, in their fixed order: severity, area, rule, element. Of each
   * rule the first 500; what is left out is said in a finding of its own.
   */
  findings(): readonly Finding[];
  /** The same, and nothing is left out. */
  everyFinding(): readonly Finding[];
  /** The findings that somebody accepts, in the same order, each with its waiver. */
  waived(): readonly WaivedFinding[];
  /** Takes the next project; only what the changes touched is judged again. */
  advance(next: Project, changes: readonly RecordChange[]): void;
  /** Why an element is green, or not known to be: the proofs and doubts of every rule on it. */
  explain(element: string): Judgement;
  /** Ways to mend a finding, the safest first. */
  fixesFor(finding: Finding): readonly Fix[];
  /** Says which day it is, since nothing here has a clock. */
  setToday(today: string): void;
}

/** What a checker goes by; a list alone is its rules. */
export interface CheckerOptions {
  readonly rules?: readonly Rule[] | undefined;
  /** ISO day, for example `2026-11-20`. Waivers that end before it no longer count; absent: none ends. */
  readonly today?: string | undefined;
}

/** A checker over a project. Keep it and `advance` it; a new one starts from nothing. */
export function createChecker(
  project: Project,
  options: CheckerOptions | readonly Rule[] = {},
): Checker {
  const { rules = RULES, today: firstDay } = optionsOf(options);
  const facts = createFacts(project);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byKind = new Map<string, Rule[]>();
  for (const rule of rules) {
    // They judge what the others found, not elements.
    if (isAboutFindings({ rule: rule.id })) continue;
    for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  const areasOf = areasByKind(byKind);
  const judged = makeQuery<readonly Finding[]>({
    name: "judged",
    compute: (asked, id) => {
      const kind = kindOf(asked, id);
      if (kind === undefined) return NOTHING;
      const areas = areasOf(kind, platformOf(asked, id)?.code);
      return joined(areas.map((area) => asked.ask(area, id)));
    },
    same: sameList,
  });
  const found = new Map<string, readonly Finding[]>();
  const suspects = new Set<string>();
  const book = createFindingsBook(byId);
  let today = firstDay;
  let outcome: WaiverOutcome | undefined;
  let listedFrom: readonly Finding[] | undefined;
  let listed: readonly Finding[] = NOTHING;
  facts.watch(judged, (id) => suspects.add(id));
  for (const element of recordsOf(project, "elements")) suspects.add(element.id);

  return {
    facts,
    findings: () => {
      const { open } = settled();
      if (open !== listedFrom) {
        listedFrom = open;
        listed = listFindings(open);
      }
      return listed;
    },
    everyFinding: () => settled().open,
    waived: () => settled().waived,
    advance(next, changes) {
      // A waiver may lose its element, or get it back, with any edit.
      if (facts.project.waivers.size > 0 || next.waivers.size > 0) outcome = undefined;
      facts.advance(next, changes);
      for (const change of changes) if (change.collection === "elements") suspects.add(change.id);
    },
    explain: (id) => judgeElement(facts, id),
    fixesFor: (finding) => byId.get(finding.rule)?.fixes?.(facts, finding) ?? [],
    setToday(day) {
      if (day !== today) outcome = undefined;
      today = day;
    },
  };

  function settled(): WaiverOutcome {
    settle();
    outcome ??= judgeAll();
    return outcome;
  }

  function judgeAll(): WaiverOutcome {
    const judgement = judgeWaivers(facts, book.list(), recordsOf(facts.project, "waivers"), today);
    const about = judgement.about.filter(({ rule }) => byId.has(rule));
    if (about.length === 0) return judgement;
    return { ...judgement, open: [...judgement.open, ...about].sort(compareFindings) };
  }

  function judgeElement(asked: Facts, id: string): Judgement {
    const element = elementOf(asked, id);
    const rulesOfKind = element && byKind.get(element.kind);
    if (!rulesOfKind) return { findings: [], evidence: [], doubts: [] };
    return judge(asked, element, rulesOn(rulesOfKind, platformOf(asked, id)?.code));
  }

  function settle(): void {
    for (const id of suspects) {
      suspects.delete(id);
      const before = found.get(id) ?? NOTHING;
      const after = facts.ask(judged, id);
      if (after === before) continue;
      book.replace(before, after);
      if (after.length === 0) found.delete(id);
      else found.set(id, after);
      outcome = undefined;
    }
  }
}

const NOTHING: readonly Finding[] = [];

/** What an area, or one rule, says of an element: its findings. */
type JudgingQuery = Query<readonly Finding[]>;

/**
 * The questions "what does this area say of the element", for each kind on each platform. One for
 * each area, so that an edit asks again only the areas that it may concern.
 */
function areasByKind(
  byKind: ReadonlyMap<string, readonly Rule[]>,
): (kind: string, platform: SiteCode | undefined) => readonly JudgingQuery[] {
  const known = new Map<string, readonly JudgingQuery[]>();
  return (kind, platform) => {
    const key = `${kind} ${platform ?? ""}`;
    let areas = known.get(key);
    if (!areas) {
      const rules = rulesOn(byKind.get(kind) ?? [], platform);
      areas = [...Map.groupBy(rules, areaOf)].map(([area, inArea]) => areaQuery(area, inArea));
      known.set(key, areas);
    }
    return areas;
  };
}

/**
 * An element is first judged by all rules of an area at once, which is soon done and takes little
 * memory. Where work goes on, each rule gets a question of its own: then an edit asks only the rules
 * that it concerns.
 */
function areaQuery(area: string, rules: readonly Rule[]): JudgingQuery {
  const one = judgingQuery(area, rules);
  const each = rules.length > 1 ? rules.map((rule) => judgingQuery(rule.id, [rule])) : [one];
  const judgedBefore = new Set<string>();
  return makeQuery({
    name: `judged.${area}`,
    compute: (facts, id) => {
      if (judgedBefore.has(id)) return joined(each.map((query) => facts.ask(query, id)));
      judgedBefore.add(id);
      return one.compute(facts, id);
    },
    same: sameFindings,
  });
}

function judgingQuery(name: string, rules: readonly Rule[]): JudgingQuery {
  return makeQuery({
    name: `judged.${name}`,
    compute: (facts, id) => {
      const element = elementOf(facts, id);
      const found = element ? judge(facts, element, rules).findings : NOTHING;
      return found.length === 0 ? NOTHING : found;
    },
    same: sameFindings,
  });
}

function joined(lists: readonly (readonly Finding[])[]): readonly Finding[] {
  const found = lists.filter((list) => list.length > 0);
  return found.length === 0 ? NOTHING : found.length === 1 ? (found[0] ?? NOTHING) : found.flat();
}

/** The findings of a project, judged from nothing. */
export function checkProject(
  project: Project,
  options: CheckerOptions | readonly Rule[] = {},
): readonly Finding[] {
  return createChecker(project, options).findings();
}

function optionsOf(options: CheckerOptions | readonly Rule[]): CheckerOptions {
  return isList(options) ? { rules: options } : options;
}

function isList(options: CheckerOptions | readonly Rule[]): options is readonly Rule[] {
  return Array.isArray(options);
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a === b || sameJson(a as unknown as Json, b as unknown as Json);
}
