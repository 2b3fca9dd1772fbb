import type { Json } from "#shared/kernel/json";

/**
 * The eight codes of the catalogue (section 2). `HYB` is a layer: every site that is `HCI-ST` or
 * `HCI-DH` is `HYB` as well, and none is `HYB` alone.
 */
export const PLATFORM_CODES = [
  "EE-S",
  "EE-M",
  "HCI-ST",
  "HCI-DH",
  "HYB",
  "ASE",
  "ARC-ST",
  "ARC-DH",
] as const;
export type PlatformCode = (typeof PLATFORM_CODES)[number];

/** How the nodes of a site get on the network. A site has exactly one. */
export type SiteCode = Exclude<PlatformCode, "HYB">;

/** What a rule or fact may name: one of the codes, a family of them, or all. */
export type PlatformScope = PlatformCode | "EE" | "HCI" | "ARC" | "ALL";

/** Where a fact was published. */
export interface Source {
  /** Title of the document, or `engineering` for ordinary IP practice. */
  readonly document: string;
  readonly section?: string;
}

/** The documents of one date. A site is judged by one edition. */
export interface Edition {
  /** ISO month, for example `2023-02`. Sorts by age. */
  readonly id: string;
  readonly label: string;
  readonly sources: readonly Source[];
}

export type Requirement = "required" | "optional" | "automatic" | "unavailable";

/** The value that stands in an empty field: given, or counted from the network of the element. */
export type Automatic =
  | { readonly value: Json }
  /** The n-th address of the network that the element lies in; 1 is the first host. */
  | { readonly hostNumber: number }
  /** The prefix of the network that the element lies in. */
  | { readonly networkPrefix: true };

/** The condition under which a fact holds: a field of the element, or of what it lies in. */
export interface Condition {
  readonly of: "element" | "parent";
  readonly kind?: string;
  readonly field?: string;
  readonly equals?: Json;
}

/** What one platform says about one field of one kind. */
export interface FieldFact {
  readonly kind: string;
  readonly field: string;
  readonly on: readonly PlatformCode[];
  readonly requirement: Requirement;
  readonly automatic?: Automatic;
  readonly when?: readonly Condition[];
  /** Editions it holds in; absent = all. */
  readonly editions?: readonly string[];
  /** Shown beside the locked or empty field. */
  readonly reason: string;
  readonly source: Source;
}

export interface Variant {
  /** Value of the site's `variant` field; empty where the platform has no variants. */
  readonly name: string;
  readonly code: SiteCode;
  readonly label: string;
}

/** A figure of a platform that differs between editions. */
export interface Limit {
  readonly name: string;
  /** What it bounds, as people read it. */
  readonly label: string;
  readonly on: readonly PlatformCode[];
  readonly value: number;
  readonly editions?: readonly string[];
  readonly source: Source;
}

/** One platform as data: nothing about it stands in code. */
export interface Profile {
  readonly name: "EE" | "HCI" | "HYB" | "ASE" | "ARC";
  readonly label: string;
  readonly summary: string;
  readonly variants: readonly Variant[];
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly fields: readonly FieldFact[];
  readonly limits: readonly Limit[];
}

export function defineProfile(profile: Profile): Profile {
  return profile;
}

/** What a fact says beyond its field, requirement, reason and source. */
type FactExtras = Partial<Pick<FieldFact, "when" | "editions" | "automatic">>;

/** The codes that a site can have by itself; the layer comes with two of them. */
export const SITE_CODES = PLATFORM_CODES.filter((code): code is SiteCode => code !== "HYB");

/** Writes facts of one platform in one line each: `facts.required("vnet.gateway", reason, source)`. */
export function factsOn(on: readonly PlatformCode[]) {
  const fact =
    (requirement: Requirement) =>
    (path: string, reason: string, source: Source, extras: FactExtras = {}): FieldFact => {
      const [kind = "", field = ""] = path.split(".");
      return { kind, field, on, requirement, reason, source, ...extras };
    };
  return {
    required: fact("required"),
    optional: fact("optional"),
    unavailable: fact("unavailable"),
    fixed: (path: string, value: Json, reason: string, source: Source, extras: FactExtras = {}) =>
      fact("automatic")(path, reason, source, { automatic: { value }, ...extras }),
    assumed: (path: string, value: Json, reason: string, source: Source, extras: FactExtras = {}) =>
      fact("optional")(path, reason, source, { automatic: { value }, ...extras }),
  };
}
