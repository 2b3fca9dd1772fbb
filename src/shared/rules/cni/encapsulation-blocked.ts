import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { rangeSet } from "#shared/address/range-set";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { listed, say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { isFilter } from "#shared/facts/filters";
import { nameOf } from "#shared/facts/names";
import { nodePlaces, type NodePlace } from "#shared/facts/node-places";
import { stoppedBy } from "#shared/facts/permits";
import { readRows, readText } from "#shared/facts/readings";
import { walk } from "#shared/facts/walk";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

interface Need {
  readonly label: string;
  /** Any of these is enough: implementations differ in the port. */
  readonly ways: readonly { readonly proto: "tcp" | "udp" | "ipip"; readonly port?: number }[];
}

const VXLAN: Need = {
  label: "VXLAN (UDP 4789 or 8472)",
  ways: [
    { proto: "udp", port: 4789 },
    { proto: "udp", port: 8472 },
  ],
};
const IPIP: Need = { label: "IP-in-IP (protocol 4)", ways: [{ proto: "ipip" }] };
const BGP: Need = { label: "BGP (TCP 179)", ways: [{ proto: "tcp", port: 179 }] };

/** What nodes send one another, by encapsulation. */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  vxlan: [VXLAN],
  ipip: [IPIP, BGP],
  none: [BGP],
};

/** More networks than these are not compared with one another. */
const COMPARED = 8;

export const encapsulationBlocked = defineRule({
  id: "UL-CNI-019",
  name: "cni/encapsulation-blocked",
  severity: "warning",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "A firewall between nodes of one cluster blocks what carries the traffic of pods.",
  why: "Pods on the same node still reach each other, pods on different nodes do not; such faults are hard to find.",
  todo: "Allow the encapsulation and the routing protocol of the plug-in between the nodes, in both directions.",
  sources: [ENGINEERING, seed("HYB", "Capabilities")],
  check(facts, cluster, report) {
    const places = nodePlaces(facts, cluster.id).slice(0, COMPARED);
    if (places.length < 2) return;
    const needs = NEEDS[readText(facts, cluster, "encapsulation")];
    const pairs = places.flatMap((a, i) => places.slice(i + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs) {
      const filters = filtersBetween(facts, a, b);
      if (filters === undefined) {
        report.cannotTell(
          say`The way between ${nameOf(facts, a.node)} and ${nameOf(facts, b.node)} is not known.`,
        );
      } else if (filters.length > 0 && !needs) {
        report.cannotTell(
          say`The encapsulation of ${cluster} is not given, so that ${nameOf(facts, filters[0] ?? "")} cannot be judged.`,
        );
      } else if (filters.length === 0) {
        report.pass(
          say`No firewall stands between ${nameOf(facts, a.node)} and ${nameOf(facts, b.node)}.`,
        );
      }
      for (const filter of needs ? (filters ?? []) : []) {
        const missing = (needs ?? []).filter((need) => isStopped(facts, filter, a, b, need));
        if (missing.length === 0) {
          report.pass(
            say`${nameOf(facts, filter)} lets pass what nodes of ${cluster} send one another.`,
          );
          continue;
        }
        report.fail({
          with: [{ element: filter, field: "portRules" }, { element: a.node }, { element: b.node }],
          message: say`${nameOf(facts, filter)} blocks ${listed(missing.map(({ label }) => label))} between ${nameOf(facts, a.node)} and ${nameOf(facts, b.node)}.`,
          data: { rows: missing.flatMap((need) => rowsFor(a, b, need)) },
        });
      }
    }
  },
  fixes(facts, { subjects: [, place], data: { rows } }) {
    const router = place && elementOf(facts, place.element);
    if (!router || !Array.isArray(rows)) return [];
    const added = rows.filter((row) => isJsonObject(row));
    return [
      setFields(say`Allow it between the nodes in ${router}`, router.id, {
        portRules: [...added, ...readRows(router, "portRules")],
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "Calico with IP-in-IP, the firewall allows neither it nor BGP",
        base: "arc-static",
        edits: splitNodes({ plugin: "calico", encapsulation: "ipip" }),
      },
      {
        title: "VXLAN, the firewall allows TCP only",
        base: "arc-static",
        edits: splitNodes({ plugin: "calico", encapsulation: "vxlan" }),
      },
    ],
    good: [
      {
        title: "Calico with IP-in-IP, the firewall allows protocol 4 and TCP 179",
        base: "arc-static",
        edits: [
          ...splitNodes({ plugin: "calico", encapsulation: "ipip" }),
          {
            set: "firewall",
            fields: {
              portRules: ["ipip", "tcp"].map((proto) => ({
                sources: "10.3.0.0/24, 10.4.0.0/24",
                destinations: "10.3.0.0/24, 10.4.0.0/24",
                proto,
                ...(proto === "tcp" ? { ports: "179" } : {}),
                action: "allow",
              })),
            },
          },
        ],
      },
      { title: "all nodes on one network", base: "arc-static" },
    ],
  },
});

/** The firewalls on the way between two places; undefined where the way cannot be followed. */
function filtersBetween(facts: Facts, a: NodePlace, b: NodePlace): string[] | undefined {
  const [target] = b.addresses;
  const way = target === undefined ? undefined : walk(facts, a.node, target);
  if (way?.outcome !== "delivered") return undefined;
  return way.hops.flatMap(({ element, kind }) =>
    kind === "router" && isFilter(facts, element) ? [element] : [],
  );
}

function isStopped(facts: Facts, filter: string, a: NodePlace, b: NodePlace, need: Need): boolean {
  const [here, there] = [a, b].map(({ addresses }) => rangeSet(addresses.map(alone)));
  if (!here || !there) return false;
  const isOpen = (sources: typeof here, destinations: typeof here): boolean =>
    need.ways.some((way) => !stoppedBy(facts, filter, { ...way, sources, destinations }));
  return !isOpen(here, there) || !isOpen(there, here);
}

function rowsFor(a: NodePlace, b: NodePlace, { label, ways: [way] }: Need): Json[] {
  const [here, there] = [a, b].map(({ addresses }) => addresses.map(formatIpv4).join(", "));
  const directions = [
    [here ?? "", there ?? ""],
    [there ?? "", here ?? ""],
  ];
  return directions.map(([sources = "", destinations = ""]) => ({
    sources,
    destinations,
    proto: way?.proto ?? "any",
    ...(way?.port === undefined ? {} : { ports: String(way.port) }),
    action: "allow",
    label,
  }));
}

function alone(address: Ipv4) {
  return { start: address, end: address };
}

/** A fourth worker on the network of the bridge. */
function splitNodes(fields: { readonly plugin: string; readonly encapsulation: string }) {
  return [
    { set: "edge-1", fields },
    {
      add: "host",
      id: "h3",
      parent: "site",
      fields: { addressing: "static", hostCluster: "servers" },
    },
    {
      add: "physicalPort",
      id: "h3.p1",
      parent: "h3",
      fields: { ipMode: "none", vlanMode: "trunk", media: "wired" },
    },
    {
      add: "vswitch",
      id: "h3.switch",
      parent: "h3",
      name: "compute-sw",
      fields: { mode: "external", creation: "manual" },
    },
    { connect: "h3.p1", to: "bridge" },
    { connect: "h3.switch", to: "h3.p1" },
    {
      add: "nodeVm",
      id: "edge-1-w4",
      parent: "h3",
      fields: { os: "linux", role: "worker", cluster: "edge-1" },
    },
    {
      add: "vnic",
      id: "edge-1-w4.eth0",
      parent: "edge-1-w4",
      fields: { vlan: 30, address: "10.3.0.20" },
    },
    { connect: "edge-1-w4.eth0", to: "h3.switch" },
  ] as const;
}
