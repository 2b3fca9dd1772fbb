import { formatRange, intersectRanges, rangeSize, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsWithin, type Claim } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { isMemberOfPool, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { blockFor, movePoolOf } from "../vnet-fixes.ts";

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
  silences: ["UL-ADDR-019", "UL-ADDR-020"],
  check(facts, vnet, report) {
    const vips = vnetRanges(facts, vnet.id, "vipPool");
    const nodes = vnetRanges(facts, vnet.id, "nodeVmPool");
    const shared = vips.flatMap((vip) => nodes.flatMap((node) => intersectRanges(vip, node) ?? []));
    for (const range of shared) {
      report.fail({
        field: "vipPool",
        with: [
          { element: vnet.id, field: "nodeVmPool" },
          ...holdersIn(facts, vnet.id, range).map(({ owner, field }) => ({
            element: owner,
            field,
          })),
        ],
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

/** Those who have their address from either pool in the stretch that both share. */
function holdersIn(facts: Facts, vnet: string, { start, end }: Range): Claim[] {
  const network = networkOf(facts, vnet);
  if (network === undefined) return [];
  return claimsWithin(facts, domainOf(facts, network), start, end).filter(
    (claim) =>
      isMemberOfPool(facts, claim, vnet, "vipPool") ||
      isMemberOfPool(facts, claim, vnet, "nodeVmPool"),
  );
}
