import { elementOf, elementsOfKind, type Facts } from "#shared/facts/engine";
import { sortedBy } from "#shared/kernel/order";
import type { WaiverRecord } from "#shared/model/records";
import type { Finding, Subject } from "./finding.ts";
import { findingsLeftOut } from "./x/findings-left-out.ts";
import { waiverExpired, waiverOrphaned } from "./x/waivers.ts";

/** A finding that somebody has accepted, with the word of that person. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: WaiverRecord;
}

/** What waivers make of the findings of a project. */
export interface WaiverOutcome {
  /** Not accepted, or no longer; in the order given. */
  readonly open: readonly Finding[];
  /** Accepted, in the order given. */
  readonly waived: readonly WaivedFinding[];
  /** What is wrong with the waivers themselves: their last day is over, or nothing is left to waive. */
  readonly about: readonly Finding[];
}

/**
 * Sorts findings into open and waived, and judges the waivers themselves. `today` is an ISO day; a
 * waiver holds through its last valid day, and without a day none ends.
 */
export function judgeWaivers(
  facts: Facts,
  findings: readonly Finding[],
  waivers: Iterable<WaiverRecord>,
  today: string | undefined,
): WaiverOutcome {
  const sorted = sortedBy(waivers, ({ id }) => id);
  if (sorted.length === 0) return { open: findings, waived: [], about: [] };
  const found = new Map(findings.map((finding) => [finding.key, finding]));
  const valid = new Map<string, WaiverRecord>();
  const about: Finding[] = [];
  for (const waiver of sorted) {
    const finding = found.get(waiver.finding);
    if (!finding) about.push(orphanFinding(facts, waiver));
    else if (hasEnded(waiver, today)) about.push(endFinding(waiver, finding));
    else if (!valid.has(waiver.finding)) valid.set(waiver.finding, waiver);
  }
  const waived = findings.flatMap((finding): WaivedFinding[] => {
    const waiver = valid.get(finding.key);
    return waiver ? [{ finding, waiver }] : [];
  });
  return { open: findings.filter(({ key }) => !valid.has(key)), waived, about };
}

/** True when the last valid day of a waiver is over. Without a day, or without an end, it never is. */
export function hasEnded({ expires }: WaiverRecord, today: string | undefined): boolean {
  return today !== undefined && expires !== null && expires < today;
}

/** True for what the checker says of waivers and of its list; that cannot be waived in turn. */
export function isAboutFindings({ rule }: Pick<Finding, "rule">): boolean {
  return ABOUT_FINDINGS.has(rule);
}

const ABOUT_FINDINGS: ReadonlySet<string> = new Set([
  waiverExpired.id,
  waiverOrphaned.id,
  findingsLeftOut.id,
]);

function endFinding(waiver: WaiverRecord, { subjects: [subject] }: Finding): Finding {
  return findingOn(waiverExpired, waiver, subject);
}

function orphanFinding(facts: Facts, waiver: WaiverRecord): Finding {
  const [, ...places] = waiver.finding.split("|");
  const named = places.flatMap((place) => elementIn(facts, place) ?? []);
  const [site] = sortedBy(elementsOfKind(facts, "site"), ({ id }) => id);
  const element = named[0] ?? site?.id;
  return findingOn(waiverOrphaned, waiver, element === undefined ? undefined : { element });
}

/** The element that a place of a key names: `host.ethernet.address` is a field of `host.ethernet`. */
function elementIn(facts: Facts, place: string): string | undefined {
  for (let end = place.length; end > 0; end = place.lastIndexOf(".", end - 1)) {
    const id = place.slice(0, end);
    if (elementOf(facts, id)) return id;
  }
  return undefined;
}

function findingOn(
  rule: typeof waiverExpired,
  waiver: WaiverRecord,
  subject: Subject | undefined,
): Finding {
  const place = subject?.field ? `${subject.element}.${subject.field}` : subject?.element;
  return {
    key: [rule.id, ...(place === undefined ? [] : [place]), waiver.id].join("|"),
    rule: rule.id,
    severity: rule.severity,
    subjects: subject ? [subject] : [],
    message: rule.says(waiver),
    data: { waiver: waiver.id },
  };
}
