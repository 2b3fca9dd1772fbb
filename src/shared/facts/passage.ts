import { outcomeInWords, walk, type Walk } from "./walk.ts";
import type { Facts } from "./engine.ts";
import { isFilter } from "./filters.ts";
import type { MachineGroup } from "./machine-groups.ts";
import { stoppedBy, type Decision, type Traffic } from "./permits.ts";
import { say, type Message } from "#shared/kernel/message";
import type { Ipv4 } from "#shared/address/ipv4";
import type { RangeSet } from "#shared/address/range-set";

/** A filter that stops traffic, and the rule by which it does. */
export interface Stop {
  readonly router: string;
  readonly by: Decision;
}

/** Whether traffic gets through: over which filters, and which of them stop it. */
export type Passage =
  | { readonly state: "open"; readonly filters: readonly string[] }
  | { readonly state: "stopped"; readonly stops: readonly Stop[] }
  /** It gets nowhere, filters or not. */
  | { readonly state: "lost"; readonly walk: Walk; readonly because: Message }
  | { readonly state: "unknown"; readonly missing: Message };

/** Follows traffic from a group of machines to addresses of one network, or to the Internet. */
export function passageTo(
  facts: Facts,
  from: MachineGroup,
  to: { readonly target: Ipv4 | "internet"; readonly addresses: RangeSet | "internet" },
  traffic: Pick<Traffic, "proto" | "port">,
): Passage {
  const way = walk(facts, from.sender, to.target);
  const isThere = way.outcome === (to.target === "internet" ? "internet" : "delivered");
  if (!isThere) {
    const because = outcomeInWords(facts, way);
    const isCertain = way.outcome === "no-route" || way.outcome === "loop";
    return isCertain
      ? { state: "lost", walk: way, because }
      : { state: "unknown", missing: say`what becomes of the packet: it ${because}` };
  }
  const stops: Stop[] = [];
  const filters: string[] = [];
  for (const { element, kind, translates } of way.hops) {
    if (kind === "router" && isFilter(facts, element)) {
      filters.push(element);
      const by = stoppedBy(facts, element, {
        ...traffic,
        sources: from.addresses,
        destinations: to.addresses,
      });
      if (by) stops.push({ router: element, by });
    }
    // Beyond a translation the source is another one, so that no rule can be judged.
    if (translates) break;
  }
  return stops.length > 0 ? { state: "stopped", stops } : { state: "open", filters };
}
