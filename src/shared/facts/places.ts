import type { ElementRecord } from "#shared/model/records";
import { getKind } from "#shared/kinds/index";
import { editionOf, findProfile, platformCode } from "#shared/profiles/index";
import type { SiteCode } from "#shared/profiles/define-profile";
import {
  defineFact,
  defineFacts,
  elementOf,
  fieldOf,
  kindOf,
  parentOf,
  type Facts,
} from "./engine.ts";

/** The nearest container of a kind that an element lies in, itself included; undefined at the top. */
const ancestorId: (facts: Facts, kind: string, id: string) => string | undefined = defineFacts<
  string | undefined
>("ancestor", (facts, kind, id) => {
  if (kindOf(facts, id) === kind) return id;
  const parent = parentOf(facts, id);
  return typeof parent === "string" ? ancestorId(facts, kind, parent) : undefined;
});

export function ancestorOf(facts: Facts, id: string, kind: string): ElementRecord | undefined {
  const found = ancestorId(facts, kind, id);
  return found === undefined ? undefined : elementOf(facts, found);
}

/** The site that an element lies in. */
export function siteOf(facts: Facts, id: string): ElementRecord | undefined {
  return ancestorOf(facts, id, "site");
}

/** The id of that site; asking for it does not depend on what the site says. */
export function siteIdOf(facts: Facts, id: string): string | undefined {
  return ancestorId(facts, "site", id);
}

/** The machine that an element lies in or is. */
export function machineOf(facts: Facts, id: string): ElementRecord | undefined {
  for (let at: string | null | undefined = id; typeof at === "string"; at = parentOf(facts, at)) {
    const kind = kindOf(facts, at);
    if (kind !== undefined && getKind(kind).isMachine) return elementOf(facts, at);
  }
  return undefined;
}

/** What an element is judged by: the platform of its site and the edition of the documents. */
export interface Platform {
  /** Name of the profile that was chosen for the site. */
  readonly profile: string;
  readonly code: SiteCode;
  readonly edition: string;
  readonly site: string;
}

const sitePlatform = defineFact<Platform | undefined>(
  "platform",
  (facts, siteId) => {
    const text = (field: string): string => {
      const value = fieldOf(facts, siteId, field);
      return typeof value === "string" ? value : "";
    };
    const profile = findProfile(text("profile"));
    const code = profile && platformCode(profile.name, text("variant"));
    if (!profile || !code) return undefined;
    const edition = editionOf(profile, text("edition")).id;
    return { profile: profile.name, code, edition, site: siteId };
  },
  (a, b) =>
    a?.profile === b?.profile &&
    a?.code === b?.code &&
    a?.edition === b?.edition &&
    a?.site === b?.site,
);

/** The platform an element is judged by; undefined outside a site or before one is chosen. */
export function platformOf(facts: Facts, id: string): Platform | undefined {
  const site = ancestorId(facts, "site", id);
  return site === undefined ? undefined : sitePlatform(facts, site);
}
