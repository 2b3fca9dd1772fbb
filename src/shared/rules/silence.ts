import type { Rule } from "./define-rule.ts";
import type { Finding } from "./finding.ts";

/**
 * Drops each generic finding about which a more specific rule has spoken (catalogue 3.0.5): all the
 * elements of the generic finding take part in the specific one.
 */
export function dropSilenced(
  findings: readonly Finding[],
  rules: ReadonlyMap<string, Rule>,
): Finding[] {
  const spoken = new Map<string, ReadonlySet<string>[]>();
  for (const finding of findings) {
    for (const silenced of rules.get(finding.rule)?.silences ?? []) {
      const parties = partiesOf(finding);
      for (const party of parties) {
        const key = `${silenced}|${party}`;
        const sets = spoken.get(key);
        if (sets) sets.push(parties);
        else spoken.set(key, [parties]);
      }
    }
  }
  if (spoken.size === 0) return [...findings];
  return findings.filter((finding) => {
    const parties = partiesOf(finding);
    const [first = ""] = parties;
    return !spoken
      .get(`${finding.rule}|${first}`)
      ?.some((others) => [...parties].every((party) => others.has(party)));
  });
}

function partiesOf({ subjects }: Finding): ReadonlySet<string> {
  return new Set(subjects.map(({ element }) => element));
}
