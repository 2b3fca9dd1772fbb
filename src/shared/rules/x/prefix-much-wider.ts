import {
  formatPrefix,
  prefixContains,
  prefixOf,
  prefixSize,
  type Prefix,
} from "#shared/address/prefix";
import type { Range } from "#shared/address/range";
import { rangeSet, setSize } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { hciDemand, vipNeed } from "#shared/facts/hci-demand";
import { homeOf } from "#shared/facts/home-prefix";
import { guestsOf } from "#shared/facts/network-guests";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import type { ExampleEdit } from "../example.ts";
import { resizeNetwork } from "../network-size-fixes.ts";

/** Up to here a prefix is ordinary for one network. */
const ORDINARY = 21;
/** How many times the reservation must fit for the prefix to be called much wider. */
const FACTOR = 16;
/** Where home and office routers make a /24 of their own. */
const HOME: Prefix = { network: 0xc0a80000, length: 16 };
const LAN_LENGTH = 24;

export const prefixMuchWider = defineRule({
  id: "UL-X-301",
  name: "x/prefix-much-wider-than-used",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The prefix of a virtual network is much wider than what is used of it.",
  why: "A wide prefix is often a slip for that of the real LAN: addresses far from the gateway are then on the wire for the nodes and behind the router for everybody else, and the cloud agent or a service cannot be reached.",
  todo: "Compare the prefix with the mask of the gateway and of the servers on that network, and use theirs.",
  sources: [seed("ARC_ISSUES", "162"), ENGINEERING],
  check(facts, vnet, report) {
    const prefix = homeOf(facts, vnet.id)?.prefix;
    if (!prefix) return;
    const text = formatPrefix(prefix);
    if (prefix.length >= ORDINARY) {
      return report.pass(say`${text} is no wider than a network usually is.`);
    }
    const demand = hciDemand(facts, vnet.id);
    const { gateway, others } = guestsOf(facts, vnet.id);
    const pools = setSize(rangeSet(poolsOf(facts, vnet.id)));
    const used = Math.max(demand.nodes + vipNeed(demand), pools) + gateway + others;
    if (prefixSize(prefix) < FACTOR * used) {
      return report.pass(
        say`${used} of the ${prefixSize(prefix)} addresses of ${text} are spoken for.`,
      );
    }
    const lan = lanAround(facts, vnet.id);
    const stray = lan && poolsOf(facts, vnet.id).find((range) => !liesIn(lan, range));
    const isHome = lan !== undefined && prefixContains(HOME, lan.network);
    report.fail({
      field: "addressPrefix",
      severity: stray && isHome ? "warning" : "info",
      message: say`${vnet}: ${text} has ${prefixSize(prefix)} addresses, of which about ${used} are used${stray && lan ? say`; its pools reach beyond ${formatPrefix(lan)} around the gateway` : []}.`,
      data: lan && !stray ? { length: lan.length } : {},
    });
  },
  fixes(facts, { subjects: [subject], data: { length } }) {
    const vnet = subject && elementOf(facts, subject.element);
    return vnet && typeof length === "number"
      ? resizeNetwork(facts, vnet.id, length, "the block around the gateway")
      : [];
  },
  examples: {
    bad: [
      {
        title: "192.168.0.0/16 with gateway 192.168.0.1 and virtual addresses at 192.168.255.x",
        base: "hci-static",
        edits: wide(["192.168.0.52-192.168.0.100"], ["192.168.255.0-192.168.255.254"]),
      },
      {
        title: "192.168.0.0/16 with everything in 192.168.0.x: info only",
        base: "hci-static",
        edits: wide(["192.168.0.52-192.168.0.100"], ["192.168.0.150-192.168.0.250"]),
      },
    ],
    good: [
      { title: "10.20.30.0/26", base: "hci-static" },
      {
        title: "192.168.0.0/16 of which half is spoken for",
        base: "hci-static",
        edits: wide(["192.168.0.52-192.168.127.255"], ["192.168.128.0-192.168.128.250"]),
      },
    ],
  },
});

/** The /24 around the gateway, which is what most routers of small sites call their LAN. */
function lanAround(facts: Facts, id: string): Prefix | undefined {
  const vnet = elementOf(facts, id);
  const network = networkOf(facts, id);
  const own = vnet && valueOf(readIpv4(facts, vnet, "gateway"));
  const gateway = own ?? (network === undefined ? undefined : gatewayOf(facts, network)?.address);
  return gateway === undefined ? undefined : prefixOf(gateway, LAN_LENGTH);
}

function poolsOf(facts: Facts, vnet: string): Range[] {
  return [...vnetRanges(facts, vnet, "nodeVmPool"), ...vnetRanges(facts, vnet, "vipPool")];
}

function liesIn(prefix: Prefix, { start, end }: Range): boolean {
  return prefixContains(prefix, start) && prefixContains(prefix, end);
}

/** A network of its own beside that of the base design. */
function wide(nodeVmPool: string[], vipPool: string[]): ExampleEdit[] {
  const addressPrefix = "192.168.0.0/16";
  const gateway = "192.168.0.1";
  return [
    {
      add: "segment",
      id: "home",
      parent: "site",
      name: "home-lan",
      fields: { prefix: addressPrefix, gateway },
    },
    {
      add: "routerInterface",
      id: "router.home",
      parent: "router",
      name: "home",
      fields: { address: "192.168.0.1/16" },
    },
    { connect: "router.home", to: "home" },
    {
      add: "vnet",
      id: "vnet-home",
      parent: "site",
      name: "vnethome",
      fields: { addressPrefix, gateway, dnsServers: ["10.1.1.10"], nodeVmPool, vipPool },
    },
    { connect: "vnet-home", to: "home" },
  ];
}
