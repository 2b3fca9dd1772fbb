import type { Rule } from "./define-rule.ts";
import type { Finding } from "./finding.ts";

/**
 * Drops each generic finding about which a more specific rule has spoken (catalogue 3.0.5): both
 * must be about the same elements, whichever of them is named first.
 */
export function dropSilenced(findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): Finding[] {
  const silenced = new Set<string>();
  for (const finding of findings) {
    for (const id of rules.get(finding.rule)?.silences ?? []) {
      for (const parties of partiesOf(finding)) silenced.add(`${id}|${parties}`);
    }
  }
  if (silenced.size === 0) return [...findings];
  return findings.filter((finding) => {
    const [all = ""] = partiesOf(finding);
    return !silenced.has(`${finding.rule}|${all}`);
  });
}

/** All elements of a finding as one key, and each pair of its first element with another. */
function partiesOf(finding: Finding): string[] {
  const ids = [...new Set(finding.subjects.map(({ element }) => element))];
  const [first = ""] = ids;
  return [keyOf(ids), ...ids.slice(1).map((other) => keyOf([first, other]))];
}

function keyOf(ids: readonly string[]): string {
  return [...ids].sort().join(",");
}
