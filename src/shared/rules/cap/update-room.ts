import { rangeSet, setSize } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { isControlPlane } from "#shared/facts/clusters";
import { claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { leasableOn } from "#shared/facts/leasable";
import { clustersOn } from "#shared/facts/kubernetes";
import { networkOf, nodesOf } from "#shared/facts/networks";
import { platformOf, siteOf } from "#shared/facts/places";
import { readInteger, valueOf } from "#shared/facts/readings";
import { vnetRanges } from "#shared/facts/vnets";
import { findLimit } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import type { Fix } from "../finding.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const updateRoom = defineRule({
  id: "UL-CAP-010",
  name: "cap/update-room",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "A deployed network has fewer free node addresses than one update may need.",
  why: "An update takes one to three further addresses while it runs; without them it stops half-way.",
  todo: "Postpone the update, or remove nodes until three addresses are free.",
  sources: [seed("HCI", "Kubernetes node VM IP pool"), seed("ARC_ISSUES", "218")],
  check(facts, vnet, report) {
    const platform = platformOf(facts, vnet.id);
    const need = platform && findLimit("updateHeadroom", platform.code, platform.edition)?.value;
    if (siteOf(facts, vnet.id)?.fields["lifecycle"] !== "deployed" || need === undefined) return;
    const room = roomOn(facts, vnet, platform?.code === "HCI-DH");
    if (!room) return report.cannotTell(say`The node addresses of ${vnet} are not known.`);
    const { scope } = room;
    const free = Math.max(room.have - room.allocated, 0);
    if (free >= need) {
      return report.pass(
        say`${free} of ${room.have} node addresses are free; an update may need up to ${need}.`,
      );
    }
    report.fail({
      ...(scope
        ? { at: scope.id, field: "range", with: [{ element: vnet.id }] }
        : { field: "nodeVmPool" }),
      data: { vnet: vnet.id, short: need - free },
      message: say`${vnet} has ${free} free addresses for nodes; an update may need up to ${need}.`,
    });
  },
  fixes(facts, { data: { vnet, short } }) {
    if (typeof vnet !== "string" || typeof short !== "number") return [];
    return clustersOn(facts, vnet).flatMap((cluster) => fewerWorkers(facts, cluster, short));
  },
  examples: {
    bad: [
      {
        title: "deployed, pool of 17, 15 allocated",
        base: "hci-static",
        edits: [
          { set: "site", fields: { lifecycle: "deployed" } },
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.18"] } },
        ],
      },
      {
        title: "deployed, 17 leasable, 15 leased",
        base: "hci-dhcp",
        edits: [
          { set: "site", fields: { lifecycle: "deployed" } },
          {
            set: "dhcp.scope",
            fields: { range: "10.20.30.2-10.20.30.33", exclusions: ["10.20.30.19-10.20.30.33"] },
          },
        ],
      },
    ],
    good: [
      {
        title: "deployed, pool of 27, 15 allocated",
        base: "hci-static",
        edits: [{ set: "site", fields: { lifecycle: "deployed" } }],
      },
      {
        title: "not deployed yet",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.18"] } }],
      },
    ],
  },
});

interface Room {
  readonly have: number;
  readonly allocated: number;
  /** Where the addresses are leased. */
  readonly scope?: ElementRecord;
}

/** Addresses for nodes, and those that run-time takes: each node, and each cluster's load balancer. */
function roomOn(facts: Facts, vnet: ElementRecord, isLeased: boolean): Room | undefined {
  const { clusters, hosts } = hciDemand(facts, vnet.id);
  const planned = clusters.reduce(
    (sum, { controlPlane, workers }) => sum + controlPlane + workers + 1,
    hosts,
  );
  if (isLeased) {
    const leasable = leasableOn(facts, vnet.id);
    const [scope] = leasable?.scopes ?? [];
    return leasable && scope ? { have: leasable.size, allocated: planned, scope } : undefined;
  }
  const pool = rangeSet(vnetRanges(facts, vnet.id, "nodeVmPool"));
  const network = networkOf(facts, vnet.id);
  if (pool.length === 0) return undefined;
  const held = pool.flatMap(({ start, end }) =>
    network === undefined ? [] : claimsWithin(facts, domainOf(facts, network), start, end),
  );
  const drawn = new Set(held.flatMap(({ single, range }) => (single ? [range.start] : []))).size;
  return { have: setSize(pool), allocated: Math.max(planned, drawn) };
}

/** Takes worker nodes from a cluster, as long as one is left: the last that are drawn, and as many of its largest pool. */
function fewerWorkers(facts: Facts, cluster: ElementRecord, by: number): Fix[] {
  const drawn = nodesOf(facts, cluster.id).filter((node) => !isControlPlane(node));
  const counts = childrenOf(facts, cluster.id, "nodePool").map((pool) => ({
    pool,
    count: valueOf(readInteger(facts, pool, "count")) ?? 0,
  }));
  const [largest] = counts.sort((a, b) => b.count - a.count);
  const have = largest?.count ?? drawn.length;
  if (have <= by || (drawn.length > 0 && drawn.length <= by)) return [];
  const title = say`Remove ${by} worker ${plain(by === 1 ? "node" : "nodes")} from ${cluster}`;
  const surplus = drawn.slice(-by).map(({ id }) => id);
  return [
    together(title, "Remove worker nodes", [
      ...(surplus.length === 0 ? [] : [remove(title, surplus)]),
      ...(largest ? [setFields(title, largest.pool.id, { count: have - by })] : []),
    ]),
  ];
}
