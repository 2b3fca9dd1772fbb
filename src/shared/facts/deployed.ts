import { fieldOf, type Facts } from "./engine.ts";
import { siteIdOf } from "./places.ts";

/** True for what lies in a site that is frozen as deployed. */
export function isDeployed(facts: Facts, id: string): boolean {
  const site = siteIdOf(facts, id);
  return site !== undefined && fieldOf(facts, site, "lifecycle") === "deployed";
}
