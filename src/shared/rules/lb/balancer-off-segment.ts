import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf, isHost, type Prefix } from "#shared/address/prefix";
import { formatRange, rangeContainsRange, type Range } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { isRouted } from "#shared/facts/balancers";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { clusterOf, networkOf, networkPrefix, nodesOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const balancerOffSegment = defineRule({
  id: "UL-LB-023",
  name: "lb/balancer-off-segment",
  severity: "warning",
  platforms: ["ASE", "ARC"],
  on: ["loadBalancer", "addressPool"],
  what: "MetalLB has addresses outside the networks of the nodes, and no BGP peer is declared.",
  why: "Without BGP it answers ARP requests on the nodes' own network, where nobody asks for an address of another one. Documents from July 2025 require the node subnet.",
  todo: "Move the range into the network of the nodes, or declare the BGP peers that make it known.",
  sources: [ENGINEERING, seed("ARC_LB")],
  silences: ["UL-ADDR-016"],
  check(facts, element, report) {
    const isMetalLb =
      element.kind === "loadBalancer"
        ? element.fields["product"] === "metalLb"
        : element.fields["role"] === "aseService";
    const cluster = elementOf(facts, clusterOf(facts, element.id) ?? "");
    if (!isMetalLb || cluster?.kind !== "cluster") return;
    const ranges = claimsOf(facts, element.id).filter(({ single }) => !single);
    if (isRouted(element)) {
      if (ranges.length > 0)
        report.pass(say`${element} makes its addresses known to its BGP peers.`);
      return;
    }
    const prefixes = nodePrefixes(facts, cluster.id);
    const platform = platformOf(facts, element.id);
    const isRequired = platform?.code !== "ASE" && platform?.edition !== "2024-02";
    for (const claim of ranges) {
      const text = formatRange(claim.range);
      if (prefixes.length === 0) {
        report.cannotTell(
          say`The networks of the nodes of ${cluster} are not known, so that ${text} cannot be compared with them.`,
        );
      } else if (prefixes.some((prefix) => rangeContainsRange(hostsOf(prefix), claim.range))) {
        report.pass(
          say`${text} lies in ${listed(prefixes.map(formatPrefix))}, where the nodes are.`,
        );
      } else {
        const first = firstOutside(claim.range, prefixes);
        const home = homeOf(facts, element.id);
        report.fail({
          field: claim.field,
          with: [
            { element: cluster.id },
            ...(home && home.of !== element.id ? [{ element: home.of }] : []),
          ],
          message: say`${formatIpv4(first)} of ${element} is not on a node segment (${listed(prefixes.map(formatPrefix))}); L2 announcement ${plain("will not work")}.`,
          which: text,
          data: poolData(claim),
          ...(isRequired ? { severity: "error" } : {}),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    return subject?.field && range
      ? moveBalancerRange(facts, subject.element, subject.field, range)
      : [];
  },
  examples: {
    bad: [
      {
        title: "nodes 10.4.0.0/24, range 10.5.0.100–10.5.0.110",
        base: "arc-static",
        edition: "2024-02",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.5.0.100-10.5.0.110"] } },
          { set: "shop-web", fields: { address: null } },
        ],
      },
    ],
    good: [
      { title: "nodes 10.4.0.0/24, range 10.4.0.100–10.4.0.110", base: "arc-static" },
      {
        title: "range 10.5.0.100–10.5.0.110, made known to a BGP peer",
        base: "arc-static",
        edits: [
          {
            set: "edge-1.metallb",
            fields: { ranges: ["10.5.0.100-10.5.0.110"], bgpPeers: ["10.4.0.1"] },
          },
          { set: "shop-web", fields: { address: null } },
        ],
      },
      { title: "service range of the device on its compute network", base: "ase" },
    ],
  },
});

/** The prefixes of all networks that nodes of a cluster are on; before any is drawn, that of its network object. */
function nodePrefixes(facts: Facts, cluster: string): Prefix[] {
  const networks = new Set<string>();
  for (const node of nodesOf(facts, cluster)) {
    for (const adapter of childrenOf(facts, node.id, "vnic")) {
      const network = networkOf(facts, adapter.id);
      if (network !== undefined) networks.add(network);
    }
  }
  const prefixes = [...networks].flatMap((network) => networkPrefix(facts, network) ?? []);
  if (prefixes.length > 0) return prefixes;
  const record = elementOf(facts, cluster);
  const object = record && networkObjectOf(facts, record);
  const home = object && homeOf(facts, object.id);
  return home ? [home.prefix] : [];
}

function firstOutside(range: Range, prefixes: readonly Prefix[]): number {
  const edges = [range.start, range.end];
  return (
    edges.find((address) => !prefixes.some((prefix) => isHost(prefix, address))) ?? range.start
  );
}
