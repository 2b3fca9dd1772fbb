import type { ElementRecord } from "#shared/model/records";
import type { Message } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import { appliesTo } from "#shared/profiles/index";
import type { Failure, Report, Rule } from "./define-rule.ts";
import type { Doubt, Evidence, Finding, Subject } from "./finding.ts";

/** What all rules together say about one element. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly doubts: readonly Doubt[];
}

/** Asks every rule that has this element as a subject and holds on its platform. */
export function judge(facts: Facts, element: ElementRecord, rules: readonly Rule[]): Judgement {
  const code = platformOf(facts, element.id)?.code;
  const findings: Finding[] = [];
  const evidence: Evidence[] = [];
  const doubts: Doubt[] = [];
  for (const rule of rules) {
    if (!appliesTo(rule.platforms, code)) continue;
    const report: Report = {
      fail: (failure) => findings.push(findingOf(rule, element.id, failure)),
      pass: (message: Message) => evidence.push({ rule: rule.id, element: element.id, message }),
      cannotTell: (missing) => doubts.push({ rule: rule.id, element: element.id, missing }),
    };
    rule.check(facts, element, report);
  }
  return { findings, evidence, doubts };
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
