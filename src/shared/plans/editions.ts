import { HCI_2022, type Reserve } from "#shared/facts/reservation";
import type { Edition, SiteCode, Profile, Source } from "#shared/profiles/define-profile";
import { editionOf, fieldFacts, findProfile, platformCode } from "#shared/profiles/index";
import { PROFILE_NAMES, type PlanProfile } from "./plan-spec.ts";

/** The profile behind a spec's short name. */
export function profileOf(name: PlanProfile): Profile {
  const profile = findProfile(PROFILE_NAMES[name]);
  if (!profile) throw new Error(`no profile for "${name}"`);
  return profile;
}

export function codeOf(name: PlanProfile, variant: string): SiteCode {
  const code = platformCode(PROFILE_NAMES[name], variant);
  if (!code) throw new Error(`no platform for "${name}" "${variant}"`);
  return code;
}

export function editionNamed(name: PlanProfile, id: string): Edition {
  return editionOf(profileOf(name), id);
}

/** What an edition keeps for the updates of each cluster, and where it says so. */
export interface UpdateReserve {
  readonly count: number;
  readonly source: Source;
}

export function updateReserve(code: SiteCode, edition: string): UpdateReserve {
  const fact = fieldFacts(code, "cluster", "updateReserve").find(
    ({ editions }) => !editions || editions.includes(edition),
  );
  const value = fact?.automatic && "value" in fact.automatic ? fact.automatic.value : undefined;
  if (!fact || typeof value !== "number")
    throw new Error(`no update reserve on ${code} in ${edition}`);
  return { count: value, source: fact.source };
}

/** The reservation table of AKS on Azure Stack HCI as an edition has it. */
export function hciReserve(edition: string): Reserve {
  return { ...HCI_2022, clusterUpdate: updateReserve("HCI-ST", edition).count };
}

/** Whether the edition lets the pool give the control plane IPs. */
export function controlPlaneIpsFromPool(edition: string): boolean {
  const fact = fieldFacts("ARC-ST", "controlPlaneEndpoint", "address").find(
    ({ editions }) => !editions || editions.includes(edition),
  );
  return fact?.requirement !== "required";
}
