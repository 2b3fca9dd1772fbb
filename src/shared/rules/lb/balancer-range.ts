import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf, isHost, type Prefix } from "#shared/address/prefix";
import { formatRange, rangeContains, rangeContainsRange, type Range } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { balancerRanges, balancersFor, isRouted } from "#shared/facts/balancers";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { clusterOf, networkOf, networkPrefix, nodesOf } from "#shared/facts/networks";
import { freeAddressIn } from "#shared/facts/occupancy";
import { platformOf } from "#shared/facts/places";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { moveToFreeAddress, setAddress } from "../fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BALANCER = seed("ARC", "Load balancer IPs for containerized applications");
const BALANCER_ROLES = new Set(["lbRange", "loadBalancer"]);

/** UL-LB-018 */
export const balancerInPool = defineRule({
  id: "UL-LB-018",
  name: "lb/balancer-in-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["loadBalancer", "addressPool"],
  what: "A load balancer range or address overlaps the VM pool of a logical network.",
  why: "The logical network gives these addresses to node VMs, the load balancer gives them to services: each is handed out twice.",
  todo: "Move the range behind the pool.",
  sources: [BALANCER],
  silences: ["UL-ADDR-019", "UL-ADDR-020"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      if (!BALANCER_ROLES.has(claim.role)) continue;
      const text = claim.single ? formatIpv4(claim.range.start) : formatRange(claim.range);
      const pools = rivalsWithin(facts, element.id, claim.range).filter(
        ({ role }) => role === "arcVm",
      );
      if (pools.length === 0) report.pass(say`${text} lies in no VM pool.`);
      for (const pool of pools) {
        report.fail({
          field: claim.field,
          with: [{ element: pool.owner, field: pool.field }],
          message: claim.single
            ? say`Load balancer address ${text} of ${element} lies in the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`
            : say`Load balancer range ${text} overlaps the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`,
          which: text,
          data: { ...poolData(claim), single: claim.single, poolEnd: pool.range.end },
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const { single, poolEnd } = finding.data;
    if (!subject?.field || !range || typeof poolEnd !== "number") return [];
    return single === true
      ? moveToFreeAddress(facts, subject.element, subject.field)
      : moveBalancerRange(facts, subject.element, subject.field, range, poolEnd + 1);
  },
  examples: {
    bad: [
      {
        title: "pool 10.4.0.20–10.4.0.60, range 10.4.0.55–10.4.0.70",
        base: "arc-static",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.4.0.55-10.4.0.70"] } },
          { set: "shop-web", fields: { address: "10.4.0.61" } },
        ],
      },
    ],
    good: [{ title: "pool 10.4.0.20–10.4.0.60, range 10.4.0.100–10.4.0.110", base: "arc-static" }],
  },
});

/** UL-LB-019 */
export const serviceOutsideBalancer = defineRule({
  id: "UL-LB-019",
  name: "lb/service-outside-balancer",
  severity: "error",
  platforms: ["ARC"],
  on: ["service"],
  what: "A LoadBalancer service has an address outside every range of its load balancer.",
  why: "The load balancer neither assigns nor answers for an address that it was not given.",
  todo: "Take a free address of the range, or leave the address to the load balancer.",
  sources: [BALANCER, ENGINEERING],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, service, report) {
    const balancers = balancersFor(facts, service);
    const ranges = [
      ...balancerRanges(balancers),
      ...balancers.flatMap(({ id }) => claimsOf(facts, id).filter(({ single }) => single)),
    ];
    for (const { field, range, network } of claimsOf(facts, service.id)) {
      const address = formatIpv4(range.start);
      const names = listed(ranges.map((each) => formatRange(each.range)));
      if (ranges.length === 0) {
        report.cannotTell(
          say`No load balancer of the cluster has a range that ${address} of ${service} could be compared with.`,
        );
      } else if (ranges.some((each) => rangeContains(each.range, range.start))) {
        report.pass(say`${address} lies in ${names}.`);
      } else {
        const owners = [...new Set(ranges.map(({ owner }) => owner))].map((element) => ({
          element,
          field: "ranges",
        }));
        report.fail({
          field,
          with: [
            ...owners,
            ...(network === undefined ? [] : [{ element: network, field: "prefix" }]),
          ],
          message: say`${service} ${address} is outside the load balancer range ${names}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const network = service && networkOf(facts, service.id);
    if (!service || network === undefined) return [];
    const free = balancerRanges(balancersFor(facts, service))
      .map(({ range }) => freeAddressIn(facts, network, range, [service.id]))
      .find((address) => address !== undefined);
    return free === undefined
      ? []
      : [setAddress(facts, service.id, "address", free, "the next free address of the range")];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.100–10.4.0.110, service 10.4.0.200",
        base: "arc-static",
        edits: [{ set: "shop-web", fields: { address: "10.4.0.200" } }],
      },
    ],
    good: [{ title: "range 10.4.0.100–10.4.0.110, service 10.4.0.101", base: "arc-static" }],
  },
});

/** UL-LB-023 */
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
