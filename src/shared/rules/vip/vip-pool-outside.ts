import { formatPrefix, isHost, type Prefix } from "#shared/address/prefix";
import { formatRange, rangeSize, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { seed } from "../sources.ts";
import { blockFor, movePoolOf } from "../vnet-fixes.ts";

const VIP = seed("HCI", "Virtual IP pool");
const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");
const DHCP = seed("HCI", "Virtual network with DHCP networking");

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
      {
        title:
          "network without a prefix of its own, segment 10.20.30.0/26, VIP 10.20.31.1–10.20.31.5",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { addressPrefix: null, vipPool: ["10.20.31.1-10.20.31.5"] } },
        ],
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
