import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { lastHost } from "#shared/address/prefix";
import { say, type Message } from "#shared/kernel/message";
import { elementAddress } from "./addresses.ts";
import { childIds, defineFact, elementOf, kindOf, type Facts } from "./engine.ts";
import { flowSenders, flowTargets, type FlowEnd } from "./flow-ends.ts";
import { linkedId, networkPrefix } from "./networks.ts";
import { walk, type Hop, type Walk } from "./walk.ts";

/** The way of a flow from one of its senders. */
export interface FlowPath extends FlowEnd {
  readonly sender: string;
  readonly taken: Walk;
}

/** The ways of a flow, one for each sender; to the best of its addresses where it has several. */
export const flowPaths = defineFact<readonly FlowPath[]>("flowPaths", (facts, flow) => {
  const targets = flowTargets(facts, flow);
  return flowSenders(facts, flow).flatMap((sender) => {
    const paths = targets.map((end): FlowPath => ({
      ...end,
      sender,
      taken: walk(facts, sender, end.target),
    }));
    return paths.find(({ taken }) => taken.outcome === "delivered") ?? paths[0] ?? [];
  });
});

/** Where an answer is sent: what the packet named as its source when it arrived. */
export function replyAddress(facts: Facts, { taken }: FlowPath): Ipv4 | undefined {
  const translator = lastTranslation(taken.hops);
  if (translator) {
    const port = linkedId(facts, translator.element, "outside");
    return port === undefined ? undefined : elementAddress(facts, port);
  }
  const { origin } = taken;
  if (!origin) return undefined;
  const prefix = origin.network === undefined ? undefined : networkPrefix(facts, origin.network);
  return origin.address ?? (prefix && lastHost(prefix));
}

/** The devices that see the packet with the source it arrives with. */
export function hopsAfterTranslation(hops: readonly Hop[]): readonly Hop[] {
  return hops.slice(hops.findLastIndex(({ translates }) => translates) + 1);
}

function lastTranslation(hops: readonly Hop[]): Hop | undefined {
  return hops.findLast(({ translates }) => translates);
}

/** The way of an answer back to an address; undefined when the flow does not arrive at anything drawn. */
export function wayBack(facts: Facts, { element, taken }: FlowPath, to: Ipv4): Walk | undefined {
  if (taken.outcome !== "delivered") return undefined;
  const answering = element !== undefined && canSend(facts, element) ? element : taken.at;
  return walk(facts, answering, to);
}

/** Elements with an interface of their own; for others whoever is on the network answers. */
function canSend(facts: Facts, id: string): boolean {
  const kind = kindOf(facts, id);
  return kind === "host" || kind === "nodeVm" || kind === "router"
    ? childIds(facts, id).length > 0
    : SENDERS.has(kind ?? "");
}

const SENDERS = new Set(["externalEndpoint", "dnsServer", "proxy", "arcResourceBridge"]);

/** How a message names where a flow leads. */
export function endInWords(facts: Facts, { target, element }: FlowEnd): Message {
  const name = element === undefined ? undefined : elementOf(facts, element);
  if (target === "internet") return name ? say`${name}` : say`the Internet`;
  return name ? say`${formatIpv4(target)} of ${name}` : say`${formatIpv4(target)}`;
}
