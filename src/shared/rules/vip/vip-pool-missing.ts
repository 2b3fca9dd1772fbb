import { formatRange } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { aksHostsOn, hciDemand, vipNeed } from "#shared/facts/hci-demand";
import { clustersOn } from "#shared/facts/kubernetes";
import { lacksPool, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { blockFor, rangeText } from "../vnet-fixes.ts";

const VIP = seed("HCI", "Virtual IP pool");

/** A network that no cluster uses yet is a doubt. */
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
