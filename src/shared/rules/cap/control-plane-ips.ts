import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { nextFreeAddress } from "#shared/address/allocate";
import { hostsOf } from "#shared/address/prefix";
import { unionSets } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { controlPlaneIpsOf, needsControlPlaneIp } from "#shared/facts/arc-demand";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { readIpv4, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { SECOND_ARC_CLUSTER, secondControlPlane } from "../example-parts.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { addElement, freeId } from "../wiring.ts";
import { seed } from "../sources.ts";

const PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");

export const controlPlaneIps = defineRule({
  id: "UL-CAP-019",
  name: "cap/control-plane-ips",
  severity: "error",
  platforms: ["ARC"],
  on: ["site"],
  what: "A site has more or fewer control plane IPs than clusters.",
  why: "One address is reserved for each cluster, and none for anybody else.",
  todo: "Give each cluster an address of its own, and release those that no cluster uses.",
  sources: [PLANNING, seed("ARC", "Control plane IP")],
  check(facts, site, report) {
    const clusters = childrenOf(facts, site.id, "cluster");
    if (clusters.length === 0) return;
    const endpoints = clusters.map((cluster) => ({
      cluster,
      given: controlPlaneIpsOf(facts, cluster),
    }));
    const counts = endpoints.filter(
      ({ cluster, given }) => given.length > 0 || needsControlPlaneIp(facts, cluster),
    );
    const addresses = new Set(
      counts.flatMap(({ given }) =>
        given.flatMap((endpoint) => valueOf(readIpv4(facts, endpoint, "address")) ?? []),
      ),
    );
    if (addresses.size === counts.length) {
      return report.pass(
        say`${plain(counted(addresses.size, "control plane IP", "control plane IPs"))} for ${plain(counted(counts.length, "cluster", "clusters"))} that name one.`,
      );
    }
    const odd = counts.filter(({ given }) => given.length !== 1);
    report.fail({
      with: odd.map(({ cluster }) => ({ element: cluster.id })),
      message: say`${plain(counted(counts.length, "cluster", "clusters"))} but ${plain(counted(addresses.size, "control plane IP", "control plane IPs"))} in ${site}.`,
    });
  },
  fixes: (facts, { subjects: [site] }) => (site ? addMissing(facts, site.element) : []),
  examples: {
    bad: [
      {
        title: "2 clusters, 1 control plane IP",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SECOND_ARC_CLUSTER],
      },
      {
        title: "2 clusters with the same control plane IP",
        base: "arc-static",
        edits: [...SECOND_ARC_CLUSTER, secondControlPlane("10.4.0.10")],
      },
    ],
    good: [
      {
        title: "2 clusters, 2 control plane IPs",
        base: "arc-static",
        edits: [...SECOND_ARC_CLUSTER, secondControlPlane("10.4.0.11")],
      },
      {
        title: "a second cluster that leaves its address to the pool",
        base: "arc-static",
        edits: [...SECOND_ARC_CLUSTER],
      },
    ],
  },
});

/** A free address for each cluster without one, all in one step. Shared ones are for UL-VIP-025. */
function addMissing(facts: Facts, site: string): Fix[] {
  const taken = new Map<string, Ipv4[]>();
  const steps: Fix[] = [];
  for (const cluster of childrenOf(facts, site, "cluster")) {
    if (controlPlaneIpsOf(facts, cluster).length > 0 || !needsControlPlaneIp(facts, cluster))
      continue;
    const network = networkOf(facts, cluster.id);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    if (network === undefined || !prefix) return [];
    const given = taken.get(network) ?? [];
    const occupied = unionSets(
      occupiedOn(facts, network),
      given.map((address) => ({ start: address, end: address })),
    );
    const free = nextFreeAddress(hostsOf(prefix), occupied);
    if (free === undefined) return [];
    taken.set(network, [...given, free]);
    steps.push(giveAddress(facts, cluster, formatIpv4(free)));
  }
  if (steps.length === 0) return [];
  return [
    together(
      say`Add ${plain(counted(steps.length, "free address", "free addresses"))}`,
      "Add control plane IPs",
      steps,
    ),
  ];
}

function giveAddress(facts: Facts, cluster: ElementRecord, address: string): Fix {
  const [empty] = childrenOf(facts, cluster.id, "controlPlaneEndpoint");
  const title = say`Give ${cluster} ${address}`;
  if (empty) return setFields(title, empty.id, { address });
  return addElement(
    title,
    freeId(facts, `${cluster.id}-cp`),
    "controlPlaneEndpoint",
    cluster.id,
    "control-plane",
    { address },
  );
}
