import { isSingle } from "#shared/facts/claims";
import { KINDS } from "#shared/kinds/index";
import type { Rule } from "./define-rule.ts";
import type { Finding } from "./finding.ts";

/** Follows which findings are silenced as findings come and go. */
export interface Silence {
  add(finding: Finding): void;
  remove(finding: Finding): void;
}

/**
 * Silences each generic finding about which a more specific rule has spoken (catalogue 3.0.5): all
 * the elements of the generic finding take part in the specific one. An element with two pools is two
 * parties, so that a word about one pool says nothing of the other. `show` and `hide` hear of each
 * finding that may now be seen, or no longer; they may hear of one twice.
 */
export function createSilence(
  rules: ReadonlyMap<string, Rule>,
  show: (finding: Finding) => void,
  hide: (finding: Finding) => void,
): Silence {
  const generic = new Set([...rules.values()].flatMap(({ silences }) => silences ?? []));
  /** What specific findings say, by the generic rule and the party that they speak of. */
  const spoken = new Map<string, Map<Finding, Parties>>();
  /** The generic findings, by their rule and first party. */
  const heard = new Map<string, Map<Finding, Parties>>();

  return {
    add(finding) {
      const parties = partiesIfNeeded(finding);
      if (parties && generic.has(finding.rule))
        put(heard, heardKey(finding, parties), finding, parties);
      if (isSilenced(finding, parties)) hide(finding);
      else show(finding);
      for (const key of spokenKeys(finding, parties)) {
        put(spoken, key, finding, parties ?? NO_PARTIES);
        judgeAgain(key);
      }
    },
    remove(finding) {
      const parties = partiesIfNeeded(finding);
      if (parties && generic.has(finding.rule)) drop(heard, heardKey(finding, parties), finding);
      hide(finding);
      for (const key of spokenKeys(finding, parties)) {
        drop(spoken, key, finding);
        judgeAgain(key);
      }
    },
  };

  function partiesIfNeeded(finding: Finding): Parties | undefined {
    const takesPartInSilence = generic.has(finding.rule) || rules.get(finding.rule)?.silences;
    return takesPartInSilence ? partiesOf(finding) : undefined;
  }

  function spokenKeys({ rule }: Finding, parties: Parties | undefined): string[] {
    const silenced = rules.get(rule)?.silences ?? [];
    return silenced.flatMap((id) => [...(parties?.keys() ?? [])].map((party) => `${id}|${party}`));
  }

  function judgeAgain(key: string): void {
    for (const [finding, parties] of heard.get(key) ?? []) {
      if (isSilenced(finding, parties)) hide(finding);
      else show(finding);
    }
  }

  function isSilenced(finding: Finding, parties: Parties | undefined): boolean {
    if (!parties || !generic.has(finding.rule)) return false;
    for (const others of spoken.get(heardKey(finding, parties))?.values() ?? []) {
      if ([...parties].every(([party, pools]) => takesPart(others, party, pools))) return true;
    }
    return false;
  }
}

const NO_PARTIES: Parties = new Map();

function heardKey({ rule }: Finding, parties: Parties): string {
  const [first = ""] = parties.keys();
  return `${rule}|${first}`;
}

function put(
  byKey: Map<string, Map<Finding, Parties>>,
  key: string,
  finding: Finding,
  parties: Parties,
): void {
  const found = byKey.get(key);
  if (found) found.set(finding, parties);
  else byKey.set(key, new Map([[finding, parties]]));
}

function drop(byKey: Map<string, Map<Finding, Parties>>, key: string, finding: Finding): void {
  const found = byKey.get(key);
  found?.delete(finding);
  if (found?.size === 0) byKey.delete(key);
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
