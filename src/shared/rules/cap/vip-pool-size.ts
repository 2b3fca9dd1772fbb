import { rangeSet, setSize } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import type { Facts } from "#shared/facts/engine";
import { hciDemand, vipNeed } from "#shared/facts/hci-demand";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { Example, ExampleEdit } from "../example.ts";
import type { Finding, Fix } from "../finding.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { extendPoolOf } from "../vnet-fixes.ts";

const RESERVATION = seed("HCI", "Minimum IP address reservation");
const WALK = seed("HCI", "Walk through an example deployment");

/** UL-CAP-002 */
export const vipPoolSmall = defineRule({
  id: "UL-CAP-002",
  name: "cap/vip-pool-small",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool is too small, even if services share addresses wherever their ports allow it.",
  why: "Every workload cluster takes one virtual address for its API server and every service one; the pool cannot be enlarged after the deployment.",
  todo: "Make the pool larger while the addresses behind it are free.",
  sources: [RESERVATION, WALK, seed("ARC_ISSUES", "218")],
  silences: ["UL-CAP-005", "UL-CAP-029"],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    if (have === 0) return report.cannotTell(say`${vnet} has no readable VIP pool.`);
    const { vips, clusters, services } = hciDemand(facts, vnet.id);
    const what = `${counted(clusters.length, "API server", "API servers")} and ${counted(services, "service", "services")}`;
    if (have >= vips.shared) {
      return report.pass(
        say`${have} virtual addresses; ${plain(what)} need at least ${vips.shared}.`,
      );
    }
    report.fail({
      field: "vipPool",
      message: say`The VIP pool of ${vnet} has ${have} addresses, at least ${vips.shared} are needed for ${plain(what)}.`,
      data: { need: vips[hciDemand(facts, vnet.id).mode] },
    });
  },
  fixes: extend,
  examples: {
    bad: [
      {
        title: "the walk-through, VIP pool 10.20.30.29–10.20.30.32 (4)",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.32"] } }],
      },
    ],
    good: [{ title: "the walk-through, VIP pool 10.20.30.29–10.20.30.33 (5)", base: "hci-static" }],
  },
});

/** UL-CAP-003 */
export const vipPoolShared = defineRule({
  id: "UL-CAP-003",
  name: "cap/vip-pool-shared",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool is large enough only if services of different clusters share an address.",
  why: "Clusters on one network object that give out one address for different ports are a known conflict: connections fail at random.",
  todo: "Make the pool large enough for each cluster to use addresses of its own.",
  sources: [seed("HYB", "Kubernetes Services"), WALK],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    const { vips } = hciDemand(facts, vnet.id);
    if (have === 0 || have < vips.shared) return;
    if (have >= vips.perCluster) {
      return report.pass(
        say`${have} virtual addresses; ${vips.perCluster} are needed without sharing across clusters.`,
      );
    }
    report.fail({
      field: "vipPool",
      message: say`The VIP pool of ${vnet} (${have}) is sufficient only if clusters share service addresses; ${vips.perCluster} would avoid that.`,
      data: { need: vips.perCluster },
    });
  },
  fixes: extend,
  examples: {
    bad: [twoSites("A exposes 3×443, B 1×80: VIP pool 5", "10.20.30.29-10.20.30.33")],
    good: [twoSites("the same with VIP pool 6", "10.20.30.29-10.20.30.34")],
  },
});

/** UL-CAP-004 */
export const vipPerService = defineRule({
  id: "UL-CAP-004",
  name: "cap/vip-per-service",
  severity: "info",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool has fewer addresses than one for each service: services of a cluster share by port.",
  why: "The reservation table counts one address for each service; a service that later needs a port of its neighbour finds no address.",
  todo: "Make the pool larger, unless the sharing is intended.",
  sources: [RESERVATION, WALK],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    const { vips, services } = hciDemand(facts, vnet.id);
    if (have === 0 || have < vips.perCluster) return;
    if (have >= vips.oneEach) {
      return report.pass(
        say`${have} virtual addresses; one for each service makes ${vips.oneEach}.`,
      );
    }
    report.fail({
      field: "vipPool",
      message: say`${services} services of ${vnet} share addresses by port; one address per service would need ${vips.oneEach}.`,
      data: { need: vips.oneEach },
    });
  },
  fixes: extend,
  examples: {
    bad: [{ title: "the walk-through with VIP pool 5", base: "hci-static" }],
    good: [
      {
        title: "the walk-through with VIP pool 6",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.34"] } }],
      },
    ],
  },
});

/** UL-CAP-005. The walk-through of the documents leaves this address out (AMB-04). */
export const hostApiVip = defineRule({
  id: "UL-CAP-005",
  name: "cap/host-api-vip",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool has no address for the API server of the AKS host.",
  why: "The reservation table gives one address to the API server of every cluster and lists the AKS host among them; the worked example leaves it out, so that the last service may find no address.",
  todo: "Plan one more virtual address.",
  sources: [RESERVATION, seed("HCI", "Virtual IP pool"), ENGINEERING],
  check(facts, vnet, report) {
    const have = poolSize(facts, vnet.id);
    const demand = hciDemand(facts, vnet.id);
    if (have === 0 || demand.hostApis === 0) return;
    const need = vipNeed(demand);
    if (have >= need)
      return report.pass(
        say`${have} virtual addresses; ${need} with the API server of the AKS host.`,
      );
    report.fail({
      field: "vipPool",
      message: say`${vnet}: plan one more virtual address for the API server of the AKS host; with it ${need} are needed, and the pool has ${have}.`,
      data: { need },
    });
  },
  fixes: extend,
  examples: {
    bad: [{ title: "the walk-through, VIP pool 10.20.30.29–10.20.30.33 (5)", base: "hci-static" }],
    good: [
      {
        title: "the walk-through, VIP pool 10.20.30.29–10.20.30.34 (6)",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.34"] } }],
      },
      {
        title: "a site that does not count it",
        base: "hci-static",
        edits: [{ set: "site", fields: { countHostApiVip: false } }],
      },
    ],
  },
});

function poolSize(facts: Facts, vnet: string): number {
  return setSize(rangeSet(vnetRanges(facts, vnet, "vipPool")));
}

function extend(facts: Facts, { subjects: [subject], data: { need } }: Finding): Fix[] {
  return subject && typeof need === "number"
    ? extendPoolOf(facts, subject.element, "vipPool", need)
    : [];
}

/** Three services on port 443 in one cluster, one on port 80 in the other (TV-07). */
function twoSites(title: string, vipPool: string): Example {
  const edits: ExampleEdit[] = [
    { set: "vnet", fields: { vipPool: [vipPool] } },
    { remove: "front-b1" },
    { remove: "database" },
    {
      add: "service",
      id: "front-a3",
      parent: "a",
      fields: { type: "LoadBalancer", ports: [{ proto: "tcp", port: 443 }] },
    },
    {
      add: "service",
      id: "db-b",
      parent: "b",
      fields: { type: "LoadBalancer", ports: [{ proto: "tcp", port: 80 }] },
    },
  ];
  return { title, base: "hci-static", edits };
}
