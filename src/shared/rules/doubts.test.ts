import { describe, expect, test } from "vitest";
import { messageText } from "#shared/kernel/message";
import { buildExample } from "#shared/templates/build-example";
import { createChecker } from "./checker.ts";
import type { ExampleEdit } from "./example.ts";

/** A half-drawn design: the rule that cannot tell, of which element, and what it says is missing. */
interface Doubtful {
  readonly rule: string;
  readonly base: string;
  readonly of: string;
  readonly missing: string;
  readonly edits: readonly ExampleEdit[];
  readonly edition?: string;
}

const CASES: readonly Doubtful[] = [
  {
    rule: "UL-ADDR-029",
    base: "edge-scalable",
    of: "site",
    missing: "whether Line 4 is a home or the network of an organisation",
    edits: [{ set: "site", fields: { environment: null } }],
  },
  {
    rule: "UL-ADDR-032",
    base: "hci-static",
    of: "servers",
    missing: "whether the servers of hci-cluster have static addresses",
    edits: [
      { set: "servers", fields: { nodeAddressing: null, cloudServiceCidr: null } },
      { remove: "h1" },
      { remove: "h2" },
    ],
  },
  {
    rule: "UL-CAP-001",
    base: "hci-static",
    of: "vnet",
    missing: "its share of the pool is not known",
    edits: [
      { add: "cluster", id: "c", parent: "site", fields: { network: "vnet" } },
      { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.62"] } },
    ],
    edition: "2022-05",
  },
  {
    rule: "UL-CAP-006",
    base: "hci-dhcp",
    of: "vnet",
    missing: "is not known",
    edits: [{ set: "dhcp.scope", fields: { range: null } }],
  },
  {
    rule: "UL-CAP-006",
    base: "hci-dhcp",
    of: "vnet",
    missing: "its share of the leases is not known",
    edits: [
      { add: "cluster", id: "c", parent: "site", fields: { network: "vnet" } },
      { set: "dhcp.scope", fields: { range: "10.20.30.2-10.20.30.52" } },
    ],
    edition: "2022-05",
  },
  {
    rule: "UL-CNI-004",
    base: "hci-static",
    of: "query",
    missing: "The network of vm is not known",
    edits: [
      { set: "a", fields: { plugin: "flannel" } },
      {
        add: "externalEndpoint",
        id: "vm",
        parent: "site",
        name: "vm",
        fields: { role: "otherVm" },
      },
      {
        add: "flow",
        id: "query",
        parent: "site",
        fields: { source: "front-a1-app", destination: "vm", port: 1433 },
      },
    ],
  },
  {
    rule: "UL-CNI-016",
    base: "hci-static",
    of: "step",
    missing: "names no cluster",
    edits: [
      {
        add: "runbookStep",
        id: "step",
        parent: "site",
        fields: { action: "other", target: "h1", command: "calicoctl get ippool" },
      },
    ],
  },
  {
    rule: "UL-DHCP-007",
    base: "hci-dhcp",
    of: "dhcp.scope",
    missing: "serves no segment with a prefix",
    edits: [{ set: "dhcp.scope", fields: { segment: null } }],
  },
  {
    rule: "UL-DHCP-009",
    base: "hci-dhcp",
    of: "dhcp.scope",
    missing: "nobody knows who could hold its addresses",
    edits: [{ set: "dhcp.scope", fields: { segment: null } }],
  },
  {
    rule: "UL-DNS-003",
    base: "edge-single",
    of: "cluster",
    missing: "has no node, so its hosts are not known",
    edits: [{ set: "cluster", fields: { dnsServers: null } }, { remove: "linux" }],
  },
  {
    rule: "UL-DNS-003",
    base: "edge-single",
    of: "cluster",
    missing: "the DNS servers it gets are not drawn",
    edits: [
      { set: "cluster", fields: { dnsServers: null } },
      { set: "host", fields: { dnsServers: null, addressing: "dhcp" } },
    ],
  },
  {
    rule: "UL-DNS-009",
    base: "hci-static",
    of: "dns-1",
    missing: "a service without a fixed address may get it",
    edits: [
      { set: "dns-1", fields: { records: [{ name: "a.contoso.local", address: "10.20.30.33" }] } },
      { set: "front-a1", fields: { address: null } },
      { set: "front-b1", fields: { address: null } },
      { set: "database", fields: { address: null } },
    ],
  },
  {
    rule: "UL-DNS-010",
    base: "edge-single",
    of: "cluster",
    missing: "The DNS servers of cell4 are not known",
    edits: [
      { set: "site", fields: { internetDisabled: true } },
      { set: "cluster", fields: { dnsServers: null } },
      { set: "host", fields: { dnsServers: null } },
    ],
  },
  {
    rule: "UL-LB-005",
    base: "edge-single",
    of: "web",
    missing: "The network of web is not known",
    edits: [
      { remove: "linux" },
      {
        add: "service",
        id: "web",
        parent: "cluster",
        name: "web",
        fields: { type: "LoadBalancer", address: "192.168.0.5" },
      },
    ],
  },
  {
    rule: "UL-LB-016",
    base: "edge-single",
    of: "web",
    missing: "The network of web is not known",
    edits: [
      { remove: "linux" },
      {
        add: "service",
        id: "web",
        parent: "cluster",
        name: "web",
        fields: { type: "ClusterIP", address: "192.168.0.5" },
      },
    ],
  },
  {
    rule: "UL-LIFECYCLE-002",
    base: "hci-static",
    of: "end",
    missing: "does not name which",
    edits: [
      {
        add: "runbookStep",
        id: "clear",
        parent: "site",
        fields: { order: 1, action: "removeCluster" },
      },
      { add: "runbookStep", id: "end", parent: "site", fields: { order: 2, action: "uninstall" } },
    ],
  },
  {
    rule: "UL-LIFECYCLE-006",
    base: "arc-dhcp",
    of: "edge-1-w1.eth0",
    missing: "is not recorded; it was 10.4.0.31",
    edits: [
      { set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } },
      { freeze: "site" },
      { set: "edge-1-w1.eth0", fields: { address: null } },
    ],
  },
  {
    rule: "UL-PROXY-002",
    base: "arc-static",
    of: "site",
    missing: "nothing says how it was deployed",
    edits: [{ set: "site", fields: { lifecycle: "deployed" } }],
  },
  {
    rule: "UL-ROUTE-014",
    base: "edge-scalable",
    of: "node-a",
    missing: "gets its gateway by DHCP, and none is named",
    edits: [
      { set: "lan", fields: { gateway: null } },
      { set: "node-a.eth0", fields: { address: null, ipSource: "dhcp" } },
    ],
  },
  {
    rule: "UL-ROUTE-027",
    base: "ase",
    of: "step",
    missing: "names no interface and destination",
    edits: [
      {
        add: "runbookStep",
        id: "step",
        parent: "site",
        fields: { action: "removeRoute", target: "device" },
      },
    ],
  },
  {
    rule: "UL-SWITCH-006",
    base: "ase",
    of: "bare",
    missing: "internal or external",
    edits: [{ add: "vswitch", id: "bare", parent: "device", fields: { mode: null } }],
  },
  {
    rule: "UL-SWITCH-017",
    base: "arc-static",
    of: "lnet",
    missing: "No server is drawn",
    edits: [{ remove: "h1" }, { remove: "h2" }],
  },
  {
    rule: "UL-SWITCH-019",
    base: "edge-scalable",
    of: "tor",
    missing: "carries several networks",
    edits: [
      { set: "lan", fields: { vlan: 10 } },
      {
        add: "segment",
        id: "cameras",
        parent: "site",
        fields: { prefix: "10.8.0.0/24", vlan: 20 },
      },
      {
        add: "physicalSwitch",
        id: "tor",
        parent: "site",
        fields: { ports: [{ name: "pc-line4-a", mode: "access", accessVlan: 10 }] },
      },
      { connect: "tor", to: "lan" },
      { connect: "tor", to: "cameras" },
      { disconnect: "host-a.ethernet", from: "lan" },
      { connect: "host-a.ethernet", to: "tor" },
    ],
  },
  {
    rule: "UL-VIP-002",
    base: "hci-static",
    of: "vnet",
    missing: "has no prefix that its VIP pool could be compared with",
    edits: [
      { set: "vnet", fields: { addressPrefix: null } },
      { set: "nodes", fields: { prefix: null } },
    ],
  },
  {
    rule: "UL-VIP-003",
    base: "hci-dhcp",
    of: "vnet",
    missing: "No DHCP scope with a subnet serves vnet1",
    edits: [{ remove: "dhcp.scope" }],
  },
  {
    rule: "UL-VIP-010",
    base: "edge-scalable",
    of: "cluster.endpoint",
    missing: "is on no network",
    edits: [{ remove: "node-a" }, { remove: "node-b" }, { remove: "node-c" }],
  },
  {
    rule: "UL-VIP-026",
    base: "arc-static",
    of: "edge-1.cp",
    missing: "has no prefix that 10.4.0.10 could be compared with",
    edits: [{ set: "edge-1", fields: { network: null } }],
  },
  {
    rule: "UL-VIP-029",
    base: "ase",
    of: "cluster.services",
    missing: "has no prefix",
    edits: [
      { set: "compute", fields: { prefix: null } },
      { set: "device.port3", fields: { address: null } },
    ],
  },
  {
    rule: "UL-X-108",
    base: "arc-static",
    of: "storage",
    missing: "The prefix of storage is not known",
    edits: [
      {
        add: "segment",
        id: "storage",
        parent: "site",
        name: "storage",
        fields: { purpose: "storage" },
      },
    ],
  },
];

describe("what is not drawn yet is a doubt that says what is missing, not an error", () => {
  test.each(CASES.map((each) => [`${each.rule}: ${each.missing}`, each] as const))(
    "%s",
    (_title, { rule, base, of, missing, edits, edition }) => {
      const example = { title: missing, base, edits, ...(edition ? { edition } : {}) };
      const checker = createChecker(buildExample(example));
      const doubts = checker.explain(of).doubts.filter((each) => each.rule === rule);
      expect(doubts.map((each) => messageText(each.missing)).join("\n")).toContain(missing);
      const about = checker
        .findings()
        .filter((finding) => finding.rule === rule && finding.subjects[0]?.element === of);
      expect(about.map((finding) => messageText(finding.message))).toEqual([]);
    },
  );
});
