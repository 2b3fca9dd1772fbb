import { prefixContains } from "#shared/address/prefix";
import { childIds, kindOf, type Facts } from "./engine.ts";
import type { FlowEnd } from "./flow-ends.ts";
import { networkOf, networkPrefix } from "./networks.ts";
import { machineOf, siteIdOf } from "./places.ts";

/** The host on whose internal switch the end of a flow lies; undefined for an end that others can see. */
export function hostAround(facts: Facts, flow: string, end: FlowEnd): string | undefined {
  const { target, element } = end;
  if (element !== undefined && kindOf(facts, element) === "host") return undefined;
  const network = element === undefined ? undefined : networkOf(facts, element);
  if (network !== undefined) {
    return kindOf(facts, network) === "vswitch" ? machineOf(facts, network)?.id : undefined;
  }
  const site = siteIdOf(facts, flow);
  if (target === "internet" || site === undefined) return undefined;
  return childIds(facts, site).find((host) => {
    if (kindOf(facts, host) !== "host") return false;
    return childIds(facts, host).some((part) => {
      const isInside = kindOf(facts, part) === "vswitch" && networkOf(facts, part) === part;
      const prefix = isInside ? networkPrefix(facts, part) : undefined;
      return prefix !== undefined && prefixContains(prefix, target);
    });
  });
}
