import { formatRange, intersectRanges, rangeSize } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { claimsOf, claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { blockFor, movePoolOf } from "../vnet-fixes.ts";

/** The pair is reported once, on the network whose id comes later. */
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
