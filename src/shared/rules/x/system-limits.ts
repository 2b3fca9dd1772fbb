import { say } from "#shared/kernel/message";
import { childIds, kindOf, type Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { serversIn } from "#shared/facts/host-clusters";
import { platformOf } from "#shared/facts/places";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const MANY = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    add: "host",
    id: `more-${i}`,
    parent: "site",
    name: `hci-1${i}`,
    fields: { addressing: "static", hostCluster: "servers" },
  }));

/** UL-X-306 */
export const serverLimit = defineRule({
  id: "UL-X-306",
  name: "x/server-limit",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "A host cluster has more servers than the product supports.",
  why: "The system requirements name the largest cluster; beyond it the deployment is refused or unsupported.",
  todo: "Split the servers into several clusters.",
  sources: [seed("HCI_SYSTEM")],
  check(facts, cluster, report) {
    const platform = platformOf(facts, cluster.id);
    const most = platform && findLimit("hosts", platform.code, platform.edition)?.value;
    if (most === undefined) return;
    const count = serversIn(facts, cluster.id).length;
    if (count === 0) return;
    if (count <= most) return report.pass(say`${count} servers; up to ${most} are supported.`);
    report.fail({ message: say`${cluster} has ${count} servers; up to ${most} are supported.` });
  },
  examples: {
    bad: [{ title: "9 servers", base: "hci-static", edits: MANY(7) }],
    good: [{ title: "8 servers", base: "hci-static", edits: MANY(6) }],
  },
});

/** UL-X-307 */
export const vmLimit = defineRule({
  id: "UL-X-307",
  name: "x/vm-limit",
  severity: "error",
  platforms: ["HCI"],
  on: ["site"],
  what: "The clusters of a site need more virtual machines than the product supports.",
  why: "The system requirements name the largest number of VMs: nodes, load balancers and the AKS host together.",
  todo: "Plan fewer nodes, or a second deployment.",
  sources: [seed("HCI_SYSTEM")],
  check(facts, site, report) {
    const platform = platformOf(facts, site.id);
    const most = platform && findLimit("nodeVms", platform.code, platform.edition)?.value;
    if (most === undefined) return;
    const count = vmsOf(facts, site.id);
    if (count === 0) return;
    if (count <= most)
      return report.pass(say`${count} virtual machines; up to ${most} are supported.`);
    report.fail({
      message: say`The clusters of ${site} need ${count} virtual machines with their load balancers; up to ${most} are supported.`,
    });
  },
  examples: {
    bad: [
      {
        title: "201: 194 + 4 nodes, two load balancers, the AKS host",
        base: "hci-static",
        edits: [{ set: "a.pool", fields: { count: 191 } }],
      },
    ],
    good: [
      { title: "200", base: "hci-static", edits: [{ set: "a.pool", fields: { count: 190 } }] },
      { title: "8 + 4 nodes", base: "hci-static" },
    ],
  },
});

/** Nodes of all clusters, one load balancer for each of them, and the AKS hosts. */
function vmsOf(facts: Facts, site: string): number {
  const networks = childIds(facts, site).filter((id) => kindOf(facts, id) === "vnet");
  return networks.reduce((total, vnet) => {
    const { clusters, hosts } = hciDemand(facts, vnet);
    return clusters.reduce(
      (sum, { controlPlane, workers }) => sum + controlPlane + workers + 1,
      total + hosts,
    );
  }, 0);
}
