import type { ElementRecord } from "#shared/model/records";
import type { Message } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { appliesTo } from "#shared/profiles/index";
import type { SiteCode } from "#shared/profiles/define-profile";
import type { Failure, Report, Rule } from "./define-rule.ts";
import type { Doubt, Evidence, Finding, Subject } from "./finding.ts";

/** What all rules together say about one element. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly doubts: readonly Doubt[];
}

/** Asks each of the rules about an element; `rulesOn` says which hold on its platform. */
export function judge(facts: Facts, element: ElementRecord, rules: readonly Rule[]): Judgement {
  const findings: Finding[] = [];
  const evidence: Evidence[] = [];
  const doubts: Doubt[] = [];
  let rule: Rule | undefined;
  const report: Report = {
    fail: (failure) => void (rule && findings.push(findingOf(rule, element.id, failure))),
    pass: (message: Message) =>
      void (rule && evidence.push({ rule: rule.id, element: element.id, message })),
    cannotTell: (missing) =>
      void (rule && doubts.push({ rule: rule.id, element: element.id, missing })),
  };
  for (rule of rules) rule.check(facts, element, report);
  return { findings, evidence, doubts };
}

/** Those of the rules that hold on a platform, or where none is chosen yet. */
export function rulesOn(rules: readonly Rule[], code: SiteCode | undefined): readonly Rule[] {
  return rules.filter((rule) => appliesTo(rule.platforms, code));
}

function findingOf(rule: Rule, element: string, failure: Failure): Finding {
  const first: Subject = failure.field
    ? { element: failure.at ?? element, field: failure.field }
    : { element: failure.at ?? element };
  const subjects = [first, ...(failure.with ?? [])];
  const places = subjects.map(({ element: id, field }) => (field ? `${id}.${field}` : id));
  return {
    key: [rule.id, ...places, ...(failure.which ? [failure.which] : [])].join("|"),
    rule: rule.id,
    severity: failure.severity ?? rule.severity,
    subjects,
    message: failure.message,
    data: failure.data ?? {},
  };
}
