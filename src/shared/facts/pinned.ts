import { isDeployed } from "./deployed.ts";
import { fieldOf, type Facts } from "./engine.ts";

/** True for a value that a plan must leave as it is: somebody pinned it, or the site is deployed. */
export function isPinned(facts: Facts, id: string, field: string): boolean {
  const pinned = fieldOf(facts, id, "pinned");
  return isDeployed(facts, id) || (Array.isArray(pinned) && pinned.includes(field));
}
