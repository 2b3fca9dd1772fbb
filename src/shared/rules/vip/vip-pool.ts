import { formatPrefix, isHost, type Prefix } from "#shared/address/prefix";
import { formatRange, intersectRanges, rangeSize, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { listed, plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { claimsOf, claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { aksHostsOn, hciDemand, vipNeed } from "#shared/facts/hci-demand";
import { clustersOn } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { lacksPool, vnetRanges } from "#shared/facts/vnets";
import { oneRange } from "../addr/static-network.ts";
import { defineRule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { blockFor, movePoolOf, rangeText } from "../vnet-fixes.ts";

const VIP = seed("HCI", "Virtual IP pool");
const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");
const DHCP = seed("HCI", "Virtual network with DHCP networking");

/** UL-VIP-001. A network that no cluster uses yet is a doubt. */
export const vipPoolMissing = defineRule({
  id: "UL-VIP-001",
  name: "vip/pool-missing",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "A virtual network that the AKS host or a cluster uses has no virtual IP pool.",
  why: "API servers and services always have static addresses of that pool, whichever way the nodes get theirs; the deployment is refused without it.",
  todo: "Give one free block of the nodes' subnet that holds an address for each API server and each service.",
  sources: [VIP, seed("HCI", "Compare network models")],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "vipPool");
    if (ranges.length > 0) {
      return report.pass(say`${vnet} has the VIP pool ${listed(ranges.map(formatRange))}.`);
    }
    if (!lacksPool(vnet, "vipPool")) return;
    const hosts = aksHostsOn(facts, vnet.id);
    const clusters = clustersOn(facts, vnet.id);
    if (hosts.length + clusters.length === 0) {
      return report.cannotTell(say`No AKS host or cluster uses ${vnet} yet.`);
    }
    const [host] = hosts;
    const user = host === undefined ? clusters[0] : elementOf(facts, host);
    report.fail({
      field: "vipPool",
      with: user ? [{ element: user.id, field: "network" }] : [],
      message:
        host === undefined
          ? say`${vnet}: ${user ?? vnet} needs a virtual IP pool.`
          : say`${vnet}: the AKS host needs a virtual IP pool.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const size = vipNeed(hciDemand(facts, subject.element));
    const nodes = vnetRanges(facts, subject.element, "nodeVmPool").at(-1);
    const block = blockFor(facts, subject.element, "vipPool", size, nodes && nodes.end + 1);
    if (!block) return [];
    const title = say`Use ${formatRange(block)}, ${size} addresses for API servers and services`;
    return [setFields(title, subject.element, { vipPool: [rangeText(block)] })];
  },
  examples: {
    bad: [
      {
        title: "leased nodes, VIP pool empty",
        base: "hci-dhcp",
        edits: [{ set: "vnet", fields: { vipPool: null } }],
      },
      {
        title: "static nodes, VIP pool empty",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: null } }],
      },
    ],
    good: [{ title: "leased nodes, VIP pool 10.20.30.29–10.20.30.33", base: "hci-dhcp" }],
  },
});

/** UL-VIP-002 */
export const vipPoolOutside = defineRule({
  id: "UL-VIP-002",
  name: "vip/pool-outside",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The VIP pool is not in the subnet of the node VM pool.",
  why: "The load balancer VMs answer for virtual addresses on the network of the nodes; an address of another subnet is never asked for there.",
  todo: "Move the pool into the subnet of the network, with its size.",
  sources: [VIP, STATIC],
  silences: ["UL-ADDR-016", "UL-ADDR-017"],
  check(facts, vnet, report) {
    const own = valueOf(readPrefix(facts, vnet, "addressPrefix"))?.prefix;
    const network = networkOf(facts, vnet.id);
    const prefix = own ?? (network === undefined ? undefined : networkPrefix(facts, network));
    for (const range of vnetRanges(facts, vnet.id, "vipPool")) {
      if (!prefix) {
        report.cannotTell(say`${vnet} has no prefix that its VIP pool could be compared with.`);
      } else if (liesIn(prefix, range)) {
        report.pass(say`${formatRange(range)} lies in the hosts of ${formatPrefix(prefix)}.`);
      } else {
        report.fail({
          field: "vipPool",
          with: own || network === undefined ? [] : [{ element: network, field: "prefix" }],
          message: say`VIP pool ${formatRange(range)} is not in ${formatPrefix(prefix)}, the subnet of the node VM pool.`,
          which: formatRange(range),
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? moveInside(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "prefix 10.20.30.0/26, VIP pool 10.20.31.1–10.20.31.5",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.31.1-10.20.31.5"] } }],
      },
    ],
    good: [{ title: "prefix 10.20.30.0/26, VIP pool 10.20.30.29–10.20.30.33", base: "hci-static" }],
  },
});

/** UL-VIP-003 */
export const vipPoolOutsideScope = defineRule({
  id: "UL-VIP-003",
  name: "vip/pool-outside-scope",
  severity: "error",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "The VIP pool is not in the subnet of the DHCP scope that serves the nodes.",
  why: "Nodes and virtual addresses have to meet on one subnet; an address of another one is never asked for there.",
  todo: "Move the pool into the subnet of the scope and exclude it from the leases.",
  sources: [DHCP],
  silences: ["UL-ADDR-016", "UL-ADDR-017"],
  check(facts, vnet, report) {
    const network = networkOf(facts, vnet.id);
    const scope = network === undefined ? undefined : scopesOn(facts, network)[0];
    const own = scope && valueOf(readPrefix(facts, scope, "subnet"))?.prefix;
    const prefix = own ?? (network === undefined ? undefined : networkPrefix(facts, network));
    for (const range of vnetRanges(facts, vnet.id, "vipPool")) {
      if (!scope || network === undefined || !prefix) {
        report.cannotTell(say`No DHCP scope with a subnet serves ${vnet}.`);
      } else if (liesIn(prefix, range)) {
        report.pass(
          say`${formatRange(range)} lies in the hosts of ${formatPrefix(prefix)}, the subnet of ${scope}.`,
        );
      } else {
        report.fail({
          field: "vipPool",
          with: [{ element: scope.id }, { element: network, field: "prefix" }],
          message: say`VIP pool ${formatRange(range)} is not in ${formatPrefix(prefix)}, the subnet of DHCP scope ${scope}.`,
          which: formatRange(range),
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? moveInside(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "scope in 10.20.30.0/26, VIP pool 10.20.40.29–10.20.40.33",
        base: "hci-dhcp",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.40.29-10.20.40.33"] } }],
      },
    ],
    good: [{ title: "scope in 10.20.30.0/26, VIP pool 10.20.30.29–10.20.30.33", base: "hci-dhcp" }],
  },
});

function liesIn(prefix: Prefix, range: Range): boolean {
  return isHost(prefix, range.start) && isHost(prefix, range.end);
}

/** The first free block of the pool's size behind the node VM pool. */
function moveInside(facts: Facts, vnet: string): Fix[] {
  const ranges = vnetRanges(facts, vnet, "vipPool");
  const [range] = ranges;
  if (!range || ranges.length > 1) return [];
  const nodes = vnetRanges(facts, vnet, "nodeVmPool").at(-1);
  const block = blockFor(facts, vnet, "vipPool", rangeSize(range), nodes && nodes.end + 1);
  return block
    ? movePoolOf(facts, vnet, "vipPool", block, "the first free block of that size")
    : [];
}

/** UL-VIP-004 */
export const vipPoolSplit = defineRule({
  id: "UL-VIP-004",
  name: "vip/pool-split",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool consists of more than one range.",
  why: "The product takes one first and one last virtual address; a second range cannot be entered.",
  todo: "Make one continuous range of it.",
  sources: [STATIC, DHCP],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "vipPool");
    if (ranges.length === 1) report.pass(say`The VIP pool of ${vnet} is one range.`);
    if (ranges.length < 2) return;
    report.fail({
      field: "vipPool",
      message: say`${vnet}: the VIP pool must be a single continuous range, not ${ranges.length} ranges (${listed(ranges.map(formatRange))}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? oneRange(facts, subject.element, "vipPool") : [],
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.30 plus 10.20.30.40–10.20.30.42",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { vipPool: ["10.20.30.29-10.20.30.30", "10.20.30.40-10.20.30.42"] },
          },
          ...[
            ["front-a1", "40"],
            ["database", "40"],
            ["front-a2", "41"],
            ["front-b1", "42"],
          ].map(([id = "", last = ""]) => ({ set: id, fields: { address: `10.20.30.${last}` } })),
        ],
      },
      {
        title: "two ranges that touch",
        base: "hci-dhcp",
        edits: [
          {
            set: "vnet",
            fields: { vipPool: ["10.20.30.29-10.20.30.30", "10.20.30.31-10.20.30.33"] },
          },
        ],
      },
    ],
    good: [{ title: "VIP pool 10.20.30.29–10.20.30.33", base: "hci-static" }],
  },
});

/** UL-VIP-005 */
export const vipPoolOnNodePool = defineRule({
  id: "UL-VIP-005",
  name: "vip/pool-on-node-pool",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The VIP pool and the node VM pool of a network share addresses.",
  why: "The static model keeps two separate pools; a shared address is given to a node and to a service.",
  todo: "Start the VIP pool behind the end of the node VM pool.",
  sources: [seed("HCI", "Split reserved IP addresses based on a static IP network model")],
  silences: ["UL-ADDR-020"],
  check(facts, vnet, report) {
    const vips = vnetRanges(facts, vnet.id, "vipPool");
    const nodes = vnetRanges(facts, vnet.id, "nodeVmPool");
    const shared = vips.flatMap((vip) => nodes.flatMap((node) => intersectRanges(vip, node) ?? []));
    for (const range of shared) {
      report.fail({
        field: "vipPool",
        with: [{ element: vnet.id, field: "nodeVmPool" }],
        message: say`VIP pool and node VM pool of ${vnet} share ${formatRange(range)}.`,
        which: formatRange(range),
      });
    }
    const [vip] = vips;
    const [node] = nodes;
    if (vip && node && shared.length === 0) {
      report.pass(say`${formatRange(vip)} and ${formatRange(node)} share nothing.`);
    }
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const [vip, ...more] = vnetRanges(facts, subject.element, "vipPool");
    const nodes = vnetRanges(facts, subject.element, "nodeVmPool");
    const last = nodes.at(-1);
    if (!vip || more.length > 0 || !last) return [];
    const block = blockFor(facts, subject.element, "vipPool", rangeSize(vip), last.end + 1);
    return block
      ? movePoolOf(facts, subject.element, "vipPool", block, "behind the node VM pool")
      : [];
  },
  examples: {
    bad: [
      {
        title: "node pool 10.20.30.2–10.20.30.30, VIP pool 10.20.30.29–10.20.30.33",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.30"] } }],
      },
    ],
    good: [
      {
        title: "node pool 10.20.30.2–10.20.30.28, VIP pool 10.20.30.29–10.20.30.33",
        base: "hci-static",
      },
    ],
  },
});

/** UL-VIP-008. The pair is reported once, on the network whose id comes later. */
export const vipPoolsOverlap = defineRule({
  id: "UL-VIP-008",
  name: "vip/pools-overlap",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pools of two virtual networks share addresses.",
  why: "Each network hands out its pool without knowing of the other, so that two services answer for one address.",
  todo: "Move the second pool to a free block.",
  sources: [seed("HYB", "Kubernetes Services"), ENGINEERING],
  silences: ["UL-ADDR-020"],
  check(facts, vnet, report) {
    for (const pool of claimsOf(facts, vnet.id)) {
      if (pool.role !== "vip" || pool.network === undefined) continue;
      const others = claimsWithin(
        facts,
        domainOf(facts, pool.network),
        pool.range.start,
        pool.range.end,
      ).filter(({ owner, role }) => role === "vip" && owner !== vnet.id);
      if (others.length === 0)
        report.pass(say`No other VIP pool has an address of ${formatRange(pool.range)}.`);
      for (const other of others) {
        const shared = intersectRanges(pool.range, other.range);
        if (!shared || compareText(other.owner, vnet.id) > 0) continue;
        const count = counted(rangeSize(shared), "address", "addresses");
        report.fail({
          field: "vipPool",
          with: [{ element: other.owner, field: "vipPool" }],
          message: say`VIP pools of ${nameOf(facts, other.owner)} and ${vnet} share ${formatRange(shared)} (${plain(count)}).`,
          which: formatRange(shared),
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject || kindOf(facts, subject.element) !== "vnet") return [];
    const [range, ...more] = vnetRanges(facts, subject.element, "vipPool");
    if (!range || more.length > 0) return [];
    const block = blockFor(facts, subject.element, "vipPool", rangeSize(range), range.start);
    return block ? movePoolOf(facts, subject.element, "vipPool", block, "the next free block") : [];
  },
  examples: {
    bad: [
      {
        title: "net-a with VIP pool 10.20.30.29–10.20.30.33, net-b with 10.20.30.33–10.20.30.37",
        base: "hci-static",
        edits: secondNetwork("10.20.30.33-10.20.30.37"),
      },
    ],
    good: [
      {
        title: "net-a with VIP pool 10.20.30.29–10.20.30.33, net-b with 10.20.30.34–10.20.30.38",
        base: "hci-static",
        edits: secondNetwork("10.20.30.34-10.20.30.38"),
      },
    ],
  },
});

function secondNetwork(vipPool: string): ExampleEdit[] {
  const fields = {
    addressPrefix: "10.20.30.0/26",
    gateway: "10.20.30.1",
    dnsServers: ["10.1.1.10", "10.1.1.11"],
    nodeVmPool: ["10.20.30.40-10.20.30.60"],
    vipPool: [vipPool],
    vlan: 30,
  };
  return [
    { add: "vnet", id: "vnet-b", parent: "site", name: "netb", fields },
    { connect: "vnet-b", to: "nodes" },
  ];
}
