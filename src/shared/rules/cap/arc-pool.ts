import { formatRange } from "#shared/address/range";
import { setSize } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { arcDemand, arcPoolSize, poolNeed, type ArcDemand } from "#shared/facts/arc-demand";
import { leaseSet } from "#shared/facts/dhcp";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkObjectsOn } from "#shared/facts/network-objects";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { readRange, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { enlarged, enlargeArcPool } from "../arc-fixes.ts";
import { defineRule, type Report } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");
const NODES = seed("ARC", "Network for AKS cluster VMs");

/** Three node pools of three, and three control plane nodes: the sample of the document. */
const SAMPLE = [
  { set: "edge-1", fields: { controlPlaneCount: 3 } },
  { set: "edge-1.pool", fields: { count: 3 } },
  {
    add: "nodePool",
    id: "edge-1.pool2",
    parent: "edge-1",
    name: "pool2",
    fields: { os: "linux", count: 3 },
  },
  {
    add: "nodePool",
    id: "edge-1.pool3",
    parent: "edge-1",
    name: "pool3",
    fields: { os: "linux", count: 3 },
  },
] as const;

/** From July 2025 the documents count every node, and one address for each cluster's upgrade. */
function countsEveryNode(facts: Facts, id: string): boolean {
  return (platformOf(facts, id)?.edition ?? "") >= "2025-07";
}

/** The pool of a network and what is asked of it; says why when one of both is missing. */
function poolAndDemand(
  facts: Facts,
  object: ElementRecord,
  report: Report,
): { have: number; demand: ArcDemand } | undefined {
  const demand = arcDemand(facts, object);
  if (demand.clusters.length === 0) return undefined;
  const have = arcPoolSize(facts, object);
  if (have !== undefined) return { have, demand };
  report.cannotTell(say`The extent of the VM IP pool of ${object} is not known.`);
  return undefined;
}

function enlargeToNeed(facts: Facts, { subjects: [subject], data: { size } }: Finding): Fix[] {
  const object = subject && elementOf(facts, subject.element);
  return object && typeof size === "number" ? enlargeArcPool(facts, object, size) : [];
}

/** UL-CAP-015 */
export const arcPoolWorkers = defineRule({
  id: "UL-CAP-015",
  name: "cap/arc-pool-workers",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "The VM pool of a logical network has fewer addresses than its clusters have worker nodes.",
  why: "Each node takes one address of the pool; the nodes that come last are never created.",
  todo: "Extend the pool while the addresses behind it are free.",
  sources: [PLANNING],
  check(facts, object, report) {
    const found = poolAndDemand(facts, object, report);
    if (!found) return;
    const { have, demand } = found;
    if (have >= demand.workers)
      return report.pass(say`${have} addresses for ${demand.workers} worker nodes.`);
    report.fail({
      field: "poolEnd",
      message: say`VM IP pool of ${object} has ${plain(counted(have, "address", "addresses"))} for ${plain(counted(demand.workers, "worker node", "worker nodes"))}.`,
      data: { size: poolNeed(demand) + Math.max(demand.upgrades, demand.clusters.length) },
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "3 pools × 3 nodes, pool 10.4.0.20–10.4.0.27 (8)",
        base: "arc-static",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.27" } }],
      },
    ],
    good: [
      {
        title: "3 pools × 3 nodes, pool 10.4.0.20–10.4.0.28 (9)",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.28" } }],
      },
    ],
  },
});

/** UL-CAP-016 */
export const arcPoolNodes = defineRule({
  id: "UL-CAP-016",
  name: "cap/arc-pool-nodes",
  severity: "warning",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "The VM pool covers the worker nodes but not the control plane nodes, nor a control plane IP that is left to it.",
  why: "Control plane nodes are VMs on the same network. One section of the older document counts them, another does not; from July 2025 every node is counted.",
  todo: "Extend the pool to one address for each node.",
  sources: [NODES, PLANNING, seed("ARC_PLAN")],
  check(facts, object, report) {
    const found = poolAndDemand(facts, object, report);
    if (!found || found.have < found.demand.workers) return;
    const { have, demand } = found;
    const need = poolNeed(demand);
    if (have >= need)
      return report.pass(say`${have} addresses for ${need} that nodes and control planes take.`);
    const nodes = plain(counted(demand.controlPlanes, "control plane node", "control plane nodes"));
    const left =
      demand.controlPlaneIps === 0
        ? say``
        : say` and ${plain(counted(demand.controlPlaneIps, "control plane IP", "control plane IPs"))} of the pool`;
    report.fail({
      field: "poolEnd",
      message: say`${have} addresses of ${object} cover the workers, but not the ${nodes}${left}; plan ${need}.`,
      data: { size: need + Math.max(demand.upgrades, demand.clusters.length) },
      ...(countsEveryNode(facts, object.id) ? { severity: "error" } : {}),
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "9 workers and 3 control plane nodes, pool size 9",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.28" } }],
      },
    ],
    good: [
      {
        title: "9 workers and 3 control plane nodes, pool size 12",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
    ],
  },
});

/** UL-CAP-017 */
export const arcUpgradeSpare = defineRule({
  id: "UL-CAP-017",
  name: "cap/arc-upgrade-spare",
  severity: "info",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The pool or the leases of a logical network leave no address for upgrades.",
  why: "A rolling upgrade adds a node before it removes one. The older document keeps nothing for that; from July 2025 one address for each cluster is planned.",
  todo: "Extend the pool by the number of clusters.",
  sources: [ENGINEERING, seed("ARC_PLAN")],
  check(facts, object, report) {
    const demand = arcDemand(facts, object);
    const have = arcPoolSize(facts, object) ?? leasable(facts, object);
    const need = poolNeed(demand);
    // Too few addresses for the nodes themselves is UL-CAP-015, 016 or 018.
    if (demand.clusters.length === 0 || have === undefined || have < need) return;
    const spare = have - need;
    const wanted = countsEveryNode(facts, object.id) ? demand.upgrades : 1;
    if (spare >= wanted)
      return report.pass(say`${spare} of ${have} addresses are left for upgrades.`);
    report.fail({
      ...(arcPoolSize(facts, object) === undefined ? {} : { field: "poolEnd" }),
      message:
        spare === 0
          ? say`No spare address for upgrades on ${object}; plan at least one per cluster.`
          : say`${plain(counted(spare, "spare address", "spare addresses"))} for upgrades on ${object}, but ${wanted} are planned: one per cluster.`,
      data: { size: need + Math.max(demand.upgrades, demand.clusters.length) },
      ...(countsEveryNode(facts, object.id) ? { severity: "warning" } : {}),
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "12 nodes, pool 12",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
      {
        title: "12 nodes, pool 12, by the documents of July 2025",
        base: "arc-static",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
      {
        title: "12 nodes, 12 leases",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.31" } }],
      },
    ],
    good: [
      {
        title: "12 nodes, pool 13",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.32" } }],
      },
    ],
  },
});

/** How many addresses the scopes of a network may lease; undefined without a scope. */
function leasable(facts: Facts, object: ElementRecord): number | undefined {
  const network = networkOf(facts, object.id);
  const scopes = network === undefined ? [] : scopesOn(facts, network);
  return scopes.length === 0
    ? undefined
    : scopes.reduce((sum, scope) => sum + setSize(leaseSet(facts, scope)), 0);
}

/** UL-CAP-018. Networks that share a segment share its leases; a network without scope is UL-DHCP-005. */
export const arcLeases = defineRule({
  id: "UL-CAP-018",
  name: "cap/arc-leases",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["logicalNetwork"],
  what: "The DHCP scopes of a logical network can lease fewer addresses than its clusters have nodes.",
  why: "Each node leases one address; the nodes that come last wait for one in vain.",
  todo: "Extend the scope, or take exclusions back that nobody needs.",
  sources: [NODES],
  check(facts, object, report) {
    const network = networkOf(facts, object.id);
    const [scope] = network === undefined ? [] : scopesOn(facts, network);
    const have = leasable(facts, object);
    if (network === undefined || !scope || have === undefined) return;
    const objects = networkObjectsOn(facts, network).filter(
      ({ kind }) => kind === "logicalNetwork",
    );
    const need = objects.reduce((sum, each) => {
      const { workers, controlPlanes } = arcDemand(facts, each);
      return sum + workers + controlPlanes;
    }, 0);
    const leases = plain(counted(have, "address", "addresses"));
    if (have >= need)
      return report.pass(say`${nameOf(facts, scope.id)} can lease ${leases} for ${need} nodes.`);
    report.fail({
      at: scope.id,
      field: "range",
      with: [{ element: object.id }],
      message: say`Scope ${nameOf(facts, scope.id)} can lease ${leases}; ${plain(counted(need, "node is", "nodes are"))} planned.`,
      data: { more: need - have },
    });
  },
  fixes(facts, { subjects: [subject], data: { more } }) {
    const scope = subject && elementOf(facts, subject.element);
    const range = scope && valueOf(readRange(facts, scope, "range"));
    if (!scope || !range || typeof more !== "number") return [];
    const to = enlarged(facts, scope.id, range, range.end - range.start + 1 + more);
    const text = to && formatRange(to);
    return text === undefined
      ? []
      : [setFields(say`Lease from ${text}`, scope.id, { range: text.replace("–", "-") })];
  },
  examples: {
    bad: [
      {
        title: "12 nodes, leasable 10",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.29" } }],
      },
    ],
    good: [
      {
        title: "12 nodes, leasable 16",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.35" } }],
      },
    ],
  },
});
