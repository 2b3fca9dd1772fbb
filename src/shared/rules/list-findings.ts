import { compareFindings } from "./findings-book.ts";
import type { Finding } from "./finding.ts";
import { findingsLeftOut, LISTED_AT_MOST } from "./x/findings-left-out.ts";

/**
 * The findings that are shown: of each rule the first 500 in their order, and for each rule that has
 * more a finding that says how many there are. The same list when nothing is left out.
 */
export function listFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= LISTED_AT_MOST) return findings;
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const crowded = [...byRule].filter(([, found]) => found.length > LISTED_AT_MOST);
  if (crowded.length === 0) return findings;
  const leftOut = new Set(crowded.flatMap(([, found]) => found.slice(LISTED_AT_MOST)));
  return [
    ...findings.filter((finding) => !leftOut.has(finding)),
    ...crowded.map(([rule, found]) => statement(rule, found)),
  ].sort(compareFindings);
}

/** Says how many there are; shown at the first of them. */
function statement(rule: string, found: readonly Finding[]): Finding {
  const [subject] = found[0]?.subjects ?? [];
  return {
    key: `${findingsLeftOut.id}|${rule}`,
    rule: findingsLeftOut.id,
    severity: findingsLeftOut.severity,
    subjects: subject ? [{ element: subject.element }] : [],
    message: findingsLeftOut.says(rule, found.length),
    data: { rule, count: found.length },
  };
}
