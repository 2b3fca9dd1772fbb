import { aksArc } from "./aks-arc.ts";
import { aksEdge } from "./aks-edge.ts";
import { aksHci } from "./aks-hci.ts";
import { azureStackEdge } from "./azure-stack-edge.ts";
import type {
  Edition,
  FieldFact,
  Limit,
  PlatformCode,
  PlatformScope,
  Profile,
} from "./define-profile.ts";

/** Every platform the program knows, in the order of the start screen. */
export const PROFILES: readonly Profile[] = [aksEdge, aksHci, azureStackEdge, aksArc];

export function findProfile(name: string): Profile | undefined {
  return PROFILES.find((profile) => profile.name === name);
}

/** The platform code of a profile and variant; undefined when they do not go together. */
export function platformCode(profile: string, variant: string): PlatformCode | undefined {
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

const SCOPES: Record<PlatformCode, readonly PlatformScope[]> = {
  "EE-S": ["ALL", "EE", "EE-S"],
  "EE-M": ["ALL", "EE", "EE-M"],
  "HCI-ST": ["ALL", "HCI", "HYB", "HCI-ST"],
  "HCI-DH": ["ALL", "HCI", "HYB", "HCI-DH"],
  ASE: ["ALL", "ASE"],
  "ARC-ST": ["ALL", "ARC", "ARC-ST"],
  "ARC-DH": ["ALL", "ARC", "ARC-DH"],
};

/** True when something declared for `scopes` holds on the platform; no platform matches only `ALL`. */
export function appliesTo(
  scopes: readonly PlatformScope[],
  code: PlatformCode | undefined,
): boolean {
  const own = code ? SCOPES[code] : (["ALL"] as const);
  return scopes.some((scope) => own.includes(scope));
}

const factsByField = new Map<string, FieldFact[]>();
for (const fact of PROFILES.flatMap((profile) => profile.fields)) {
  for (const code of fact.on) {
    const key = `${code}/${fact.kind}.${fact.field}`;
    factsByField.set(key, [...(factsByField.get(key) ?? []), fact]);
  }
}

/** What a platform says about a field, in any edition and under any condition. */
export function fieldFacts(code: PlatformCode, kind: string, field: string): readonly FieldFact[] {
  return factsByField.get(`${code}/${kind}.${field}`) ?? [];
}

/** A figure of the platform in an edition, or undefined where it sets none. */
export function findLimit(name: string, code: PlatformCode, edition: string): Limit | undefined {
  return PROFILES.flatMap((profile) => profile.limits).find(
    (limit) =>
      limit.name === name &&
      limit.on.includes(code) &&
      (!limit.editions || limit.editions.includes(edition)),
  );
}
