import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, type Prefix } from "#shared/address/prefix";
import { listed, plain, say } from "#shared/kernel/message";
import {
  ENCAPSULATION_OVERHEAD,
  largestPodMtu,
  nodeBlocks,
  podLengthFor,
  type Encapsulation,
} from "#shared/facts/overlay-needs";
import { bestRoutes } from "#shared/facts/routing";
import { step, sumOf, type Sum } from "./formula.ts";

/** A row of a table of routes: where to, by which interface, at what cost. */
export interface PlannedRoute {
  readonly destination: Prefix;
  readonly via: string;
  readonly metric: number;
}

/**
 * F15: the routes that win for an address, more than one for a tie (UL-ROUTE-010), none when no
 * prefix contains it. The value is how many win.
 */
export function routeSum(
  table: readonly PlannedRoute[],
  target: Ipv4,
): Sum & { readonly winners: readonly PlannedRoute[] } {
  const winners = bestRoutes(table, target);
  const [first] = winners;
  const values = { length: first?.destination.length ?? 0, metric: first?.metric ?? 0 };
  const to = formatIpv4(target);
  const words = !first
    ? say`${to}: no route contains it`
    : say`${to}: ${formatPrefix(first.destination)} is the longest prefix, metric ${first.metric}; ${plain(winners.length > 1 ? "a tie of" : "it leaves by")} ${listed(winners.map(({ via }) => via))}`;
  return { ...sumOf(step("F15", winners.length, values, words)), winners };
}

/** F17: the largest MTU of pods over nodes of the given one. */
export function podMtuSum(nodeMtu: number, encapsulation: Encapsulation): Sum {
  const overhead = ENCAPSULATION_OVERHEAD[encapsulation];
  const value = largestPodMtu(nodeMtu, encapsulation);
  const words = say`Pod MTU: ${nodeMtu} − ${overhead} for ${plain(ENCAPSULATION_NAMES[encapsulation])} = ${value}`;
  return sumOf(step("F17", value, { nodeMtu, overhead }, words));
}

const ENCAPSULATION_NAMES: Readonly<Record<Encapsulation, string>> = {
  vxlan: "VXLAN",
  ipip: "IP-in-IP",
  none: "no encapsulation",
};

/** F18: the longest pod network that gives each node, and each that an update adds, a block. */
export function podNetworkSum(nodes: number, surge: number, blockLength: number): Sum {
  const value = podLengthFor(nodes + surge, blockLength);
  const blocks = nodeBlocks(value, blockLength);
  const words = say`Pod network: ${nodes} nodes + ${surge} during an update need ${nodes + surge} blocks of ${plain("/")}${blockLength}; a ${plain("/")}${value} has ${blocks}`;
  return sumOf(step("F18", value, { nodes, surge, blockLength, blocks }, words));
}
