import { aksArc } from "./aks-arc.ts";
import { aksEdge } from "./aks-edge.ts";
import { aksHci } from "./aks-hci.ts";
import { aksHybrid } from "./aks-hybrid.ts";
import { azureStackEdge } from "./azure-stack-edge.ts";
import { SITE_CODES } from "./define-profile.ts";
import type {
  Edition,
  FieldFact,
  Limit,
  PlatformScope,
  Profile,
  SiteCode,
} from "./define-profile.ts";
import { everyPlatform } from "./every-platform.ts";
import { somePlatforms } from "./some-platforms.ts";

/** Every platform the program knows, in the order of the start screen. */
export const PROFILES: readonly Profile[] = [aksEdge, aksHci, aksHybrid, azureStackEdge, aksArc];

export function findProfile(name: string): Profile | undefined {
  return PROFILES.find((profile) => profile.name === name);
}

/** The platform code of a profile and variant; undefined when they do not go together. */
export function platformCode(profile: string, variant: string): SiteCode | undefined {
  const variants = findProfile(profile)?.variants ?? [];
  return variants.find((each) => each.name === variant || variants.length === 1)?.code;
}

/** The edition a site is judged by: the one it names, else the newest. */
export function editionOf(profile: Profile, wanted: string): Edition {
  const newest = profile.editions.at(-1);
  const edition = profile.editions.find((each) => each.id === wanted) ?? newest;
  if (!edition) throw new Error(`profile ${profile.name} has no edition`);
  return edition;
}

/** Id of the edition that a new site of a profile takes; empty for a profile that does not exist. */
export function newestEdition(profile: string): string {
  return findProfile(profile)?.editions.at(-1)?.id ?? "";
}

const SCOPES: Record<SiteCode, readonly PlatformScope[]> = {
  "EE-S": ["ALL", "EE", "EE-S"],
  "EE-M": ["ALL", "EE", "EE-M"],
  "HCI-ST": ["ALL", "HCI", "HYB", "HCI-ST"],
  "HCI-DH": ["ALL", "HCI", "HYB", "HCI-DH"],
  ASE: ["ALL", "ASE"],
  "ARC-ST": ["ALL", "ARC", "ARC-ST"],
  "ARC-DH": ["ALL", "ARC", "ARC-DH"],
};

/** True when something declared for `scopes` holds on the platform; no platform matches only `ALL`. */
export function appliesTo(scopes: readonly PlatformScope[], code: SiteCode | undefined): boolean {
  const own = code ? SCOPES[code] : (["ALL"] as const);
  return scopes.some((scope) => own.includes(scope));
}

/** What the profiles say, then what holds on every platform or on a few; the first that fits governs. */
export const FIELD_FACTS: readonly FieldFact[] = [
  ...PROFILES.flatMap((profile) => profile.fields),
  ...everyPlatform,
  ...somePlatforms,
];

const factsByField = new Map<string, FieldFact[]>();
for (const fact of FIELD_FACTS) {
  for (const code of SITE_CODES) {
    if (!appliesTo(fact.on, code)) continue;
    const key = `${code}/${fact.kind}.${fact.field}`;
    factsByField.set(key, [...(factsByField.get(key) ?? []), fact]);
  }
}

/** What a platform says about a field, in any edition and under any condition. */
export function fieldFacts(code: SiteCode, kind: string, field: string): readonly FieldFact[] {
  return factsByField.get(`${code}/${kind}.${field}`) ?? [];
}

/** Everything a platform says about fields in an edition. */
export function factsIn(code: SiteCode, edition: string): readonly FieldFact[] {
  return FIELD_FACTS.filter(
    ({ on, editions }) => appliesTo(on, code) && (!editions || editions.includes(edition)),
  );
}

/** Every figure that a platform sets in an edition. */
export function limitsIn(code: SiteCode, edition: string): readonly Limit[] {
  return PROFILES.flatMap((profile) => profile.limits).filter(
    ({ on, editions }) => appliesTo(on, code) && (!editions || editions.includes(edition)),
  );
}

/** A figure of the platform in an edition, or undefined where it sets none. */
export function findLimit(name: string, code: SiteCode, edition: string): Limit | undefined {
  return limitsIn(code, edition).find((limit) => limit.name === name);
}
