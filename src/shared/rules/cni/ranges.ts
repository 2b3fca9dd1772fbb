import { nextFreePrefix } from "#shared/address/allocate";
import { formatIpv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parsePrefix,
  prefixContains,
  prefixesOverlap,
  rangeOfPrefix,
  type Prefix,
} from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { rangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import { say, type Message } from "#shared/kernel/message";
import { claimsWithin } from "#shared/facts/claims";
import { clusterRange, type ClusterRangeField } from "#shared/facts/cluster-ranges";
import { domainOf, type DomainId } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { linkedId, networkOf, nodesOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { proxyTargets, proxyOf } from "#shared/facts/proxies";
import { resolversOf } from "#shared/facts/resolvers";
import { spacesIn, spacesInSite } from "#shared/facts/spaces";
import { adapterIdsOf } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import type { Finding, Fix, Subject } from "../finding.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** UL-CNI-008. The pair of pod and service network is told here, once. */
export const podNetworkOverlap = defineRule({
  id: "UL-CNI-008",
  name: "cni/pod-network-overlap",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "The pod network overlaps a network, range or address that the cluster must reach.",
  why: "Inside the cluster these addresses mean pods, so nothing outside that has them can be reached.",
  todo: "Choose another pod network, or number the other side differently where the range is fixed.",
  sources: [
    ENGINEERING,
    seed("HYB", "Kubernetes networks"),
    seed("EE_CONCEPT", "Pod and service ranges"),
  ],
  check: (facts, cluster, report) => judge(facts, cluster, "podCidr", "Pod network", report),
  fixes: (facts, finding) => moveRange(facts, finding, "podCidr"),
  examples: {
    bad: [
      {
        title: "pod network 192.168.0.0/16, nodes 192.168.0.0/24",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { podCidr: "192.168.0.0/16" } }],
      },
      {
        title: "K3s takes 10.42.0.0/16 for pods, and the LAN is 10.42.7.0/24",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.42.7.0/24" } }],
      },
      {
        title: "pod network 10.4.0.0/16 typed, nodes 10.4.0.0/24",
        base: "arc-static",
        edits: [{ set: "edge-1", fields: { podCidr: "10.4.0.0/16" } }],
      },
    ],
    good: [
      { title: "pod network 10.244.0.0/16, nodes 192.168.0.0/24", base: "edge-scalable" },
      { title: "K3s on a LAN 10.0.0.0/24", base: "edge-single" },
    ],
  },
});

/** UL-CNI-009 */
export const serviceNetworkOverlap = defineRule({
  id: "UL-CNI-009",
  name: "cni/service-network-overlap",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "The cluster's service network overlaps a network, range or address that the cluster must reach.",
  why: "Inside the cluster these addresses mean services, so nothing outside that has them can be reached.",
  todo: "Choose another service network, or number the other side differently where the range is fixed.",
  sources: [
    ENGINEERING,
    seed("ASE", "Networking services"),
    seed("EE_CONCEPT", "Pod and service ranges"),
  ],
  check: (facts, cluster, report) =>
    judge(facts, cluster, "serviceCidr", "Cluster service network", report),
  fixes: (facts, finding) => moveRange(facts, finding, "serviceCidr"),
  examples: {
    bad: [
      {
        title: "service network 10.96.0.0/12, LAN 10.100.0.0/24",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "10.100.0.0/24" } }],
      },
      {
        title: "service network 192.168.0.0/20 typed, nodes in 192.168.0.0/24",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { serviceCidr: "192.168.0.0/20" } }],
      },
      {
        title: "a route to 10.43.5.0/24 beside K3s",
        base: "edge-single",
        edits: [
          {
            set: "router",
            fields: { routes: [{ destination: "10.43.5.0/24", nextHop: "10.0.0.254" }] },
          },
        ],
      },
    ],
    good: [
      { title: "service network 10.96.0.0/12, node network 192.168.0.0/24", base: "edge-scalable" },
    ],
  },
});

function judge(
  facts: Facts,
  cluster: ElementRecord,
  field: ClusterRangeField,
  name: string,
  report: Report,
): void {
  const own = clusterRange(facts, cluster, field);
  if (!own)
    return report.cannotTell(say`The ${{ plain: name.toLowerCase() }} of ${cluster} is not known.`);
  const { prefix } = own;
  const text = formatPrefix(prefix);
  let clashes = 0;
  const clash = (other: Subject, what: Message, which = ""): void => {
    clashes += 1;
    report.fail({
      field,
      with: [other],
      message: say`${{ plain: name }} ${text} of ${cluster} overlaps ${what}.`,
      which,
    });
  };
  const seen = new Set<string>();
  for (const { element, text: theirs } of spacesIn(
    facts,
    domainsReached(facts, cluster),
    rangeOfPrefix(prefix),
  )) {
    const owner = elementOf(facts, element);
    if (!owner || seen.has(element)) continue;
    seen.add(element);
    clash({ element }, say`${theirs} (${owner})`);
  }
  for (const pool of poolsInside(facts, cluster, prefix, seen))
    clash({ element: pool.id }, pool.what);
  for (const { owner, what, address } of targetsOf(facts, cluster)) {
    if (prefixContains(prefix, address))
      clash(owner, say`the ${{ plain: what }} ${formatIpv4(address)}`, formatIpv4(address));
  }
  const other =
    field === "podCidr" ? clusterRange(facts, cluster, "serviceCidr")?.prefix : undefined;
  if (other && prefixesOverlap(prefix, other)) {
    clash(
      { element: cluster.id, field: "serviceCidr" },
      say`its service network ${formatPrefix(other)}`,
    );
  }
  if (clashes > 0) return;
  report.pass(
    own.isAssumed
      ? say`${text}, assumed from the plug-in, is apart from everything that ${cluster} reaches.`
      : say`${text} is apart from everything that ${cluster} reaches.`,
  );
}

/** The routed domains of the nodes, and those that a NAT of their host leads to. */
function domainsReached(facts: Facts, cluster: ElementRecord): ReadonlySet<DomainId> {
  const domains = new Set<DomainId>();
  const add = (id: string | undefined): void => {
    const network = id === undefined ? undefined : networkOf(facts, id);
    if (network !== undefined) domains.add(domainOf(facts, network));
  };
  add(cluster.id);
  for (const node of nodesOf(facts, cluster.id)) {
    for (const adapter of adapterIdsOf(facts, node.id)) {
      add(adapter);
      const vswitch = linkedId(facts, adapter, "attachment");
      const nat = vswitch === undefined ? undefined : linkedId(facts, vswitch, "translation");
      add(nat === undefined ? undefined : linkedId(facts, nat, "outside"));
    }
  }
  return domains;
}

/** Pools of the cluster's own network that overlap although that network itself does not. */
function poolsInside(
  facts: Facts,
  cluster: ElementRecord,
  prefix: Prefix,
  seen: ReadonlySet<string>,
) {
  const network = networkOf(facts, cluster.id);
  if (network === undefined || seen.has(network)) return [];
  const { start, end } = rangeOfPrefix(prefix);
  return claimsWithin(facts, domainOf(facts, network), start, end).flatMap((claim) => {
    const owner = elementOf(facts, claim.owner);
    if (
      !owner ||
      claim.single ||
      claim.role === "inUse" ||
      (claim.network && seen.has(claim.network))
    )
      return [];
    return [{ id: owner.id, what: say`${formatRange(claim.range)} (${owner})` }];
  });
}

function targetsOf(
  facts: Facts,
  cluster: ElementRecord,
): { owner: Subject; what: string; address: number }[] {
  const { servers, namedBy } = resolversOf(facts, cluster);
  const proxy = proxyOf(facts, cluster);
  return [
    ...servers.map((address) => ({
      owner: { element: namedBy[0]?.id ?? cluster.id, field: "dnsServers" },
      what: "DNS server",
      address,
    })),
    ...(proxy ? proxyTargets(proxy, ["http", "https"]) : []).map(({ address }) => ({
      owner: { element: proxy?.id ?? cluster.id },
      what: "proxy",
      address,
    })),
  ];
}

/** Blocks that a range is looked for in, in the order in which people expect them. */
const HOMES = ["10.244.0.0/16", "172.16.0.0/12", "10.0.0.0/8"].map(
  (text) => unwrap(parsePrefix(text)).prefix,
);

/** A range that the platform fixes can only be put back; one that is free moves to the first free block. */
function moveRange(
  facts: Facts,
  { subjects: [subject] }: Finding,
  field: ClusterRangeField,
): Fix[] {
  const cluster = subject && elementOf(facts, subject.element);
  const own = cluster && clusterRange(facts, cluster, field);
  if (!cluster || !own) return [];
  const governing = governingFact(facts, cluster, field);
  if (governing?.requirement === "automatic" || own.isAssumed) {
    const fixed = clusterRange(
      facts,
      { ...cluster, fields: { ...cluster.fields, [field]: null } },
      field,
    );
    const isApart =
      fixed &&
      cluster.fields[field] &&
      spacesIn(facts, domainsReached(facts, cluster), rangeOfPrefix(fixed.prefix)).length === 0;
    return isApart ? [clearField(facts, cluster.id, field)] : [];
  }
  const other = clusterRange(facts, cluster, field === "podCidr" ? "serviceCidr" : "podCidr");
  for (const home of HOMES) {
    const taken = spacesInSite(facts, siteIdOf(facts, cluster.id), rangeOfPrefix(home)).map(
      ({ range }) => range,
    );
    const occupied = rangeSet([...taken, ...(other ? [rangeOfPrefix(other.prefix)] : [])]);
    const free = nextFreePrefix(home, occupied, own.prefix.length);
    if (free)
      return [
        setFields(say`Use ${formatPrefix(free)}`, cluster.id, { [field]: formatPrefix(free) }),
      ];
  }
  return [];
}
