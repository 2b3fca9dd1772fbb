import { rangeSet, setSize } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { hciDemand, nodesWithReserve } from "#shared/facts/hci-demand";
import { leasableOn } from "#shared/facts/leasable";
import { platformOf } from "#shared/facts/places";
import { HCI_2022 } from "#shared/facts/reservation";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { extendPoolOf } from "../vnet-fixes.ts";

/** A pool that is too small by the site's own edition is UL-CAP-001 or UL-CAP-006. */
export const upgradeHeadroom = defineRule({
  id: "UL-X-302",
  name: "x/upgrade-headroom",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "There are enough node addresses by the newer documents, but not if an update takes the five of each cluster that the older table keeps.",
  why: "The documents disagree on what an update takes: five addresses for each cluster in 2022, one in 2024. Pools planned without room for it have stopped updates, and they cannot be enlarged.",
  todo: "Keep five addresses for each cluster while the addresses can be had, or update one cluster at a time.",
  sources: [
    seed("HCI", "Minimum IP address reservation"),
    seed("HCI_PLAN"),
    seed("ARC_ISSUES", "218"),
  ],
  check(facts, vnet, report) {
    const demand = hciDemand(facts, vnet.id);
    const isLeased = platformOf(facts, vnet.id)?.code === "HCI-DH";
    const leasable = isLeased ? leasableOn(facts, vnet.id) : undefined;
    const [scope] = leasable?.scopes ?? [];
    const have = isLeased
      ? (leasable?.size ?? 0)
      : setSize(rangeSet(vnetRanges(facts, vnet.id, "nodeVmPool")));
    if (have === 0 || demand.clusters.length === 0 || have < demand.nodes) return;
    const need = nodesWithReserve(demand, HCI_2022);
    if (have >= need) {
      return report.pass(
        say`${have} node addresses; ${need} with five kept for the update of each cluster.`,
      );
    }
    report.fail({
      ...(scope
        ? { at: scope.id, field: "range", with: [{ element: vnet.id }] }
        : { field: "nodeVmPool" }),
      message: say`${vnet}: ${have} node addresses hold what the newer documents count (${demand.nodes}), but not ${HCI_2022.clusterUpdate} for the update of each cluster (${need}).`,
      data: isLeased ? {} : { need },
    });
  },
  fixes: (facts, { subjects: [subject], data: { need } }) =>
    subject && typeof need === "number"
      ? extendPoolOf(facts, subject.element, "nodeVmPool", need)
      : [],
  examples: {
    bad: [
      {
        title: "pool of 20: 19 by the figures of 2024, 27 by those of 2022",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.21"] } }],
      },
      {
        title: "20 leasable",
        base: "hci-dhcp",
        edits: [{ set: "dhcp.scope", fields: { exclusions: ["10.20.30.22-10.20.30.33"] } }],
      },
    ],
    good: [
      { title: "pool of 27", base: "hci-static" },
      { title: "27 leasable", base: "hci-dhcp" },
    ],
  },
});
