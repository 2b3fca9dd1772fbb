import type { JsonObject } from "#shared/kernel/json";
import type { Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "#shared/facts/engine";
import type { PlatformScope, Source } from "#shared/profiles/define-profile";
import type { Example } from "./example.ts";
import type { Finding, Fix, Severity, Subject } from "./finding.ts";

/** How a rule says what it found about its subject. Saying nothing means: does not apply. */
export interface Report {
  fail(failure: Failure): void;
  /** The rule holds; the message says what was compared and the nearest miss. */
  pass(evidence: Message): void;
  /** The rule cannot be judged; the message says what is missing. */
  cannotTell(missing: Message): void;
}

export interface Failure {
  readonly message: Message;
  /** The field of the subject that is to blame. */
  readonly field?: string;
  /** When the finding belongs on another element than the subject, for example its adapter. */
  readonly at?: string;
  /** The other parties, in a stable order. */
  readonly with?: readonly Subject[];
  /** Differs from the rule's own severity where the catalogue says so. */
  readonly severity?: Severity;
  readonly data?: JsonObject;
  /** Tells apart several findings of one rule on the same fields. */
  readonly which?: string;
}

export type Area =
  | "ADDR"
  | "VIP"
  | "DHCP"
  | "NAT"
  | "SWITCH"
  | "ROUTE"
  | "LB"
  | "DNS"
  | "PROXY"
  | "CNI"
  | "CAP"
  | "NAME"
  | "FW"
  | "LIFECYCLE"
  | "X";

/** One rule: what it judges, its three texts, its source, its fixes and the examples that prove it. */
export interface Rule {
  /** `UL-ADDR-005`; rules beyond the catalogue have the area X. Never reused. */
  readonly id: string;
  /** `addr/outside-segment`: what people type. */
  readonly name: string;
  readonly severity: Severity;
  readonly platforms: readonly PlatformScope[];
  /** Kinds of element that are its subjects. It sees everything and reports only on these. */
  readonly on: readonly string[];
  /** One sentence: what is wrong when it fails. */
  readonly what: string;
  /** One or two sentences: why that matters. */
  readonly why: string;
  /** What to do about it. */
  readonly todo: string;
  readonly sources: readonly Source[];
  /** Ids of generic rules that say less about the same elements (catalogue 3.0.5). */
  readonly silences?: readonly string[];
  check(facts: Facts, subject: ElementRecord, report: Report): void;
  /** Ways to mend one finding of this rule, the safest first. */
  fixes?(facts: Facts, finding: Finding): readonly Fix[];
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

export function areaOf(rule: Pick<Rule, "id">): Area {
  return rule.id.split("-")[1] as Area;
}
