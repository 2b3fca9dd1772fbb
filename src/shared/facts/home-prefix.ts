import { parsePrefix, type Prefix } from "#shared/address/prefix";
import { fieldOf, type Facts } from "./engine.ts";
import { networkOf, networkPrefix } from "./networks.ts";

/** Fields in which a network object of a platform names its own subnet. */
const OWN_PREFIX = ["addressPrefix", "planningPrefix", "subnet"] as const;

/** A prefix and the element that says it. */
export interface Home {
  readonly prefix: Prefix;
  readonly of: string;
}

/** The prefix that an element's addresses belong to: its own subnet field, else that of its network. */
export function homeOf(facts: Facts, id: string): Home | undefined {
  for (const field of OWN_PREFIX) {
    const text = fieldOf(facts, id, field);
    const parsed = typeof text === "string" ? parsePrefix(text) : undefined;
    if (parsed?.ok) return { prefix: parsed.value.prefix, of: id };
  }
  const network = networkOf(facts, id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  return network === undefined || !prefix ? undefined : { prefix, of: network };
}
