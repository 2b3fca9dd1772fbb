import { isSingle } from "#shared/facts/claims";
import { KINDS } from "#shared/kinds/index";
import type { Rule } from "./define-rule.ts";
import type { Finding } from "./finding.ts";

/**
 * Drops each generic finding about which a more specific rule has spoken (catalogue 3.0.5): all the
 * elements of the generic finding take part in the specific one. An element with two pools is two
 * parties, so that a word about one pool says nothing of the other.
 */
export function dropSilenced(
  findings: readonly Finding[],
  rules: ReadonlyMap<string, Rule>,
): Finding[] {
  const spoken = new Map<string, Parties[]>();
  for (const finding of findings) {
    for (const silenced of rules.get(finding.rule)?.silences ?? []) {
      const parties = partiesOf(finding);
      for (const party of parties.keys()) {
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
    const [first = ""] = parties.keys();
    return !spoken
      .get(`${finding.rule}|${first}`)
      ?.some((others) => [...parties].every(([party, pools]) => takesPart(others, party, pools)));
  });
}

/** The elements of a finding, each with those of its pools that the finding names. */
type Parties = ReadonlyMap<string, readonly string[]>;

function partiesOf({ subjects }: Finding): Parties {
  const parties = new Map<string, readonly string[]>();
  for (const { element, field } of subjects) {
    const pools = field !== undefined && POOL_FIELDS.has(field) ? [field] : [];
    parties.set(element, [...(parties.get(element) ?? []), ...pools]);
  }
  return parties;
}

function takesPart(others: Parties, party: string, pools: readonly string[]): boolean {
  const named = others.get(party);
  if (!named) return false;
  return pools.length === 0 || named.length === 0 || pools.some((pool) => named.includes(pool));
}

/** Fields that hold one of several pools of an element: both pools of an AKS virtual network. */
const POOL_FIELDS: ReadonlySet<string> = new Set(
  KINDS.flatMap((kind) => {
    const pools = (kind.claims ?? []).filter((claim) => !isSingle(kind.name, claim));
    return pools.length > 1 ? pools.map(({ field }) => field) : [];
  }),
);
