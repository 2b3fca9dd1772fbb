import type { Platform } from "#shared/facts/places";
import { findProfile } from "#shared/profiles/index";

/** The platform of a site in words. */
export interface PlatformNames {
  readonly platform: string;
  readonly variant: string;
  readonly edition: string;
}

export function platformNames({ profile: name, code, edition }: Platform): PlatformNames {
  const profile = findProfile(name);
  const variant = profile?.variants.find((each) => each.code === code);
  const documents = profile?.editions.find(({ id }) => id === edition);
  return {
    platform: profile?.label ?? code,
    variant: variant?.label ?? code,
    edition: documents?.label ?? edition,
  };
}
