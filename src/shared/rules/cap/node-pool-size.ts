import { setSize, rangeSet } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import type { Facts } from "#shared/facts/engine";
import { furtherShare, hciDemand } from "#shared/facts/hci-demand";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { breakdown, unknownClusters } from "../demand-in-words.ts";
import { seed } from "../sources.ts";
import { extendPoolOf } from "../vnet-fixes.ts";

const RESERVATION = seed("HCI", "Minimum IP address reservation");

/** UL-CAP-001 */
export const nodePoolSmall = defineRule({
  id: "UL-CAP-001",
  name: "cap/node-pool-small",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool is smaller than what its clusters, their load balancer VMs and updates need.",
  why: "The pool does not grow by itself and cannot be enlarged after the deployment: creating a cluster or updating one fails when it is used up.",
  todo: "Make the pool as large as the sum says while the addresses behind it are free.",
  sources: [
    RESERVATION,
    seed("HCI", "Split reserved IP addresses based on a static IP network model"),
    seed("ARC_ISSUES", "218"),
  ],
  silences: ["UL-CAP-009", "UL-CAP-029"],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    const demand = hciDemand(facts, vnet.id);
    if (have === 0) return report.cannotTell(say`${vnet} has no readable node VM pool.`);
    const sum = breakdown(facts, demand);
    if (have < demand.nodes) {
      return report.fail({
        field: "nodeVmPool",
        message: say`The node VM pool of ${vnet} has ${have} addresses, ${demand.nodes} are needed (${sum}).`,
        data: { need: demand.nodes },
      });
    }
    const unknown = unknownClusters(facts, demand);
    if (unknown)
      return report.cannotTell(say`${unknown}, so that its share of the pool is not known.`);
    report.pass(say`${have} addresses, ${demand.nodes} needed (${sum}).`);
  },
  fixes: (facts, { subjects: [subject], data: { need } }) =>
    subject && typeof need === "number"
      ? extendPoolOf(facts, subject.element, "nodeVmPool", need)
      : [],
  examples: {
    bad: [
      {
        title: "the walk-through, pool 10.20.30.2–10.20.30.27 (26)",
        base: "hci-static",
        edition: "2022-05",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.27"] } }],
      },
      {
        title: "the same by the figures of 2024, pool 10.20.30.2–10.20.30.19 (18)",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.19"] } }],
      },
    ],
    good: [
      {
        title: "the walk-through, pool 10.20.30.2–10.20.30.28 (27)",
        base: "hci-static",
        edition: "2022-05",
      },
      {
        title: "the same by the figures of 2024, pool 10.20.30.2–10.20.30.20 (19)",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.20"] } }],
      },
    ],
  },
});

/** UL-CAP-009. A pool below the sum is UL-CAP-001. */
export const noFurtherCluster = defineRule({
  id: "UL-CAP-009",
  name: "cap/no-further-cluster",
  severity: "warning",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool has no room for a further cluster.",
  why: "The pool does not grow by itself, and the network cannot be changed once it is deployed: no new cluster can be created on it.",
  todo: "Make the pool larger before the deployment: the smallest cluster has one control plane node and one worker.",
  sources: [seed("HCI", "Compare network models"), RESERVATION],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    if (have === 0) return;
    const demand = hciDemand(facts, vnet.id);
    const smallest = furtherShare(facts, vnet.id, 1, 1);
    const free = have - demand.nodes;
    const unknown = unknownClusters(facts, demand);
    if (free >= smallest && unknown) return report.cannotTell(say`${unknown}.`);
    if (free >= smallest) {
      return report.pass(
        say`${free} spare addresses; a further cluster needs at least ${smallest}.`,
      );
    }
    report.fail({
      field: "nodeVmPool",
      message: say`${plain(free > 0 ? `Only ${counted(free, "spare address is", "spare addresses are")}` : "No spare address is")} left in the node VM pool of ${vnet}; a further cluster needs at least ${smallest}.`,
      data: { need: demand.nodes + smallest },
    });
  },
  fixes: (facts, { subjects: [subject], data: { need } }) =>
    subject && typeof need === "number"
      ? extendPoolOf(facts, subject.element, "nodeVmPool", need)
      : [],
  examples: {
    bad: [
      { title: "the walk-through, pool 27", base: "hci-static", edition: "2022-05" },
      {
        title: "the same by the figures of 2024, pool 22, with free addresses behind it",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.23"] } }],
      },
    ],
    good: [
      {
        title: "the walk-through, pool 35 (10.20.30.2–10.20.30.36)",
        base: "hci-static",
        edition: "2022-05",
        edits: [
          {
            set: "vnet",
            fields: {
              nodeVmPool: ["10.20.30.2-10.20.30.36"],
              vipPool: ["10.20.30.40-10.20.30.44"],
            },
          },
          { set: "a", fields: { apiServerIp: null } },
          { set: "b", fields: { apiServerIp: null } },
          ...["front-a1", "front-a2", "front-b1", "database"].map((id) => ({
            set: id,
            fields: { address: null },
          })),
        ],
      },
    ],
  },
});

function poolSize(facts: Facts, vnet: string): number {
  return setSize(rangeSet(vnetRanges(facts, vnet, "nodeVmPool")));
}
