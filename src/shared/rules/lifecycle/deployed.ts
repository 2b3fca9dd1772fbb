import type { Facts } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";

export function isDeployed(facts: Facts, id: string): boolean {
  return siteOf(facts, id)?.fields["lifecycle"] === "deployed";
}
