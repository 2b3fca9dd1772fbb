import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { prefixContains } from "#shared/address/prefix";
import { isGlobalUnicast } from "#shared/address/special";
import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementAddress } from "./addresses.ts";
import { claimsAt } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { childIds, elementOf, fieldOf, kindOf, linksOf, type Facts } from "./engine.ts";
import { isFilter, matches, passes, portRulesOf, type Packet } from "./filters.ts";
import { outsidePort } from "./nats.ts";
import { networkOf, networkPrefix } from "./networks.ts";
import { outcomeInWords, walk, type Walk } from "./walk.ts";

/** What a packet carries, where filters care. */
export type Port = Pick<Packet, "proto" | "port">;

/** Whether a node reaches an address, and why. "no" is certain; what is not drawn makes it "unknown". */
export interface Reach {
  readonly answer: "yes" | "no" | "unknown";
  readonly because: Message;
  /** The filter that stops the packet, and what its rules would have to let pass. */
  readonly stop?: ReachStop;
}

/** A filter on the way of single packets. */
export interface ReachStop {
  readonly router: ElementRecord;
  /** The address that the packets carry there. */
  readonly source: Ipv4;
  readonly ports: readonly Port[];
  /** The first row that denies one of them; undefined where the default does. */
  readonly row: number | undefined;
}

/** Follows the packets of a node to an address; all ports must pass every filter on the way. */
export function reachOf(
  facts: Facts,
  node: ElementRecord,
  address: Ipv4,
  ports: readonly Port[],
): Reach {
  const text = formatIpv4(address);
  const empty = emptyInside(facts, node, address);
  if (empty)
    return {
      answer: "no",
      because: say`${text} belongs to the inside of ${empty}, where nobody has it.`,
    };
  const taken = walk(facts, node.id, address);
  const words = say`The packet to ${text} ${outcomeInWords(facts, taken)}.`;
  if (taken.outcome !== "delivered" && taken.outcome !== "internet") {
    return { answer: isCertain(facts, node, taken) ? "no" : "unknown", because: words };
  }
  const stop = stopOnTheWay(facts, node, taken, address, ports);
  if (stop) {
    const because = say`${stop.router} does not let the packet to ${text} pass.`;
    return { answer: "no", because, stop };
  }
  const isBeyond = taken.outcome === "internet" && !isGlobalUnicast(address);
  return { answer: isBeyond ? "unknown" : "yes", because: words };
}

/** The internal switch whose prefix holds the address although neither its host nor a VM on it does. */
function emptyInside(facts: Facts, node: ElementRecord, address: Ipv4): ElementRecord | undefined {
  for (const adapter of childIds(facts, node.id)) {
    const network = kindOf(facts, adapter) === "vnic" ? networkOf(facts, adapter) : undefined;
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    if (
      network === undefined ||
      !prefix ||
      kindOf(facts, network) !== "vswitch" ||
      !prefixContains(prefix, address)
    )
      continue;
    const holders = claimsAt(facts, domainOf(facts, network), address);
    if (!holders.some(({ single }) => single)) return elementOf(facts, network);
  }
  return undefined;
}

/** A missing NAT, port or gateway has a rule of its own, and a router without a single route is half drawn. */
function isCertain(facts: Facts, node: ElementRecord, { outcome, at, hops }: Walk): boolean {
  switch (outcome) {
    case "loop":
      return true;
    case "no-gateway":
      return (
        hops.length === 0 &&
        childIds(facts, node.id).some((id) => Boolean(fieldOf(facts, id, "address")))
      );
    case "no-route":
      return (
        kindOf(facts, at) === "router" &&
        (Boolean(fieldOf(facts, at, "routes")) ||
          linksOf(facts, at).some(({ kind }) => kind === "wan"))
      );
    default:
      return false;
  }
}

function stopOnTheWay(
  facts: Facts,
  node: ElementRecord,
  { hops }: Walk,
  destination: Ipv4,
  ports: readonly Port[],
): ReachStop | undefined {
  const own = childIds(facts, node.id).map((id) => elementAddress(facts, id));
  let source = own.find((address) => address !== undefined);
  for (const { element, kind, translates } of hops) {
    if (kind === "router" && isFilter(facts, element)) {
      const from = source;
      // Whose address the packet carries is not known; a filter cannot be asked.
      if (from === undefined) return undefined;
      const router = elementOf(facts, element);
      const packets = ports.map((port) => ({ source: from, destination, ...port }));
      const stopped = packets.filter((packet) => !passes(facts, element, packet));
      if (router && stopped.length > 0) {
        const row = portRulesOf(facts, element).find((rule) =>
          stopped.some((packet) => matches(rule, packet)),
        )?.row;
        return { router, source: from, ports: stopped, row };
      }
    }
    const port = kind === "nat" ? outsidePort(facts, element) : undefined;
    if (translates) source = port && elementAddress(facts, port.id);
  }
  return undefined;
}
