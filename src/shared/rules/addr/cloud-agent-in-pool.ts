import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import { cloudAgentOf, managementNetwork } from "#shared/facts/host-clusters";
import { rivalsWithin } from "#shared/facts/rivals";
import { vnetRanges, type VnetPool } from "#shared/facts/vnets";
import { nameOf } from "#shared/facts/names";
import { placeCloudAgent } from "../cloud-agent-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { blockFor, movePoolOf } from "../vnet-fixes.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

const POOLS = new Set<string>(["nodeVmPool", "vipPool"]);

export const cloudAgentInPool = defineRule({
  id: "UL-ADDR-037",
  name: "addr/cloud-agent-in-pool",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The address of the cloud agent lies in a pool of a Kubernetes network, or can be leased.",
  why: "The agent belongs to the physical side; a pool or DHCP server gives its address to a node or a service, and the agent goes off line.",
  todo: "Take an address outside every pool and lease, or move the pool.",
  sources: [MOC, ENGINEERING],
  silences: ["UL-ADDR-019", "UL-ADDR-020", "UL-DHCP-009"],
  check(facts, cluster, report) {
    const agent = cloudAgentOf(facts, cluster.id);
    if (!agent) return;
    const { address } = agent;
    const text = formatIpv4(address);
    const place = { start: address, end: address };
    const pools = rivalsWithin(facts, cluster.id, place).filter(
      (claim) => !claim.single && POOLS.has(claim.field),
    );
    const network = managementNetwork(facts, cluster.id);
    const leases =
      network === undefined ? [] : leasesWithin(facts, domainOf(facts, network), place);
    for (const { owner, field, role, range } of pools) {
      const pool = role === "vip" ? "VIP pool" : "node VM pool";
      report.fail({
        field: "cloudServiceCidr",
        with: [{ element: owner, field }],
        message: say`Cloud agent address ${text} lies inside the ${{ plain: pool }} ${formatRange(range)} of ${nameOf(facts, owner)}.`,
      });
    }
    for (const { scope, range } of leases) {
      report.fail({
        field: "cloudServiceCidr",
        with: [{ element: scope, field: "range" }],
        message: say`Cloud agent address ${text} lies inside ${formatRange(range)}, which ${nameOf(facts, scope)} leases.`,
      });
    }
    if (pools.length + leases.length === 0)
      report.pass(say`${text} lies in no pool and in no lease.`);
  },
  fixes(facts, { subjects: [subject, other] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const agent = cluster && cloudAgentOf(facts, cluster.id);
    if (!cluster || !agent || !other) return [];
    const pool =
      other.field !== undefined && POOLS.has(other.field) ? (other.field as VnetPool) : undefined;
    const ranges = pool ? vnetRanges(facts, other.element, pool) : [];
    const hit = ranges.find((range) => rangeContains(range, agent.address));
    const block =
      pool && hit && ranges.length === 1
        ? blockFor(facts, other.element, pool, hit.end - hit.start + 1, agent.address + 1)
        : undefined;
    return [
      ...placeCloudAgent(facts, cluster.id),
      ...(pool && block
        ? movePoolOf(facts, other.element, pool, block, "the next free block")
        : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "cloud agent 10.11.23.45/16, a network with node pool 10.11.23.40–10.11.23.60",
        base: "hci-static",
        edits: [
          {
            add: "vnet",
            id: "vnet-2",
            parent: "site",
            name: "vnet2",
            fields: {
              addressPrefix: "10.11.0.0/16",
              gateway: "10.11.0.1",
              dnsServers: ["10.1.1.10"],
              nodeVmPool: ["10.11.23.40-10.11.23.60"],
              vipPool: ["10.11.24.70-10.11.24.80"],
            },
          },
          { connect: "vnet-2", to: "mgmt" },
        ],
      },
      {
        title: "cloud agent 10.11.23.45/16, leased by a scope of that network",
        base: "hci-dhcp",
        edits: [
          {
            add: "dhcpScope",
            id: "servers-scope",
            parent: "dhcp",
            fields: { segment: "mgmt", range: "10.11.23.0-10.11.23.200" },
          },
        ],
      },
    ],
    good: [
      {
        title: "cloud agent 10.11.23.45/16, a network with node pool 10.11.24.40–10.11.24.60",
        base: "hci-static",
        edits: [
          {
            add: "vnet",
            id: "vnet-2",
            parent: "site",
            name: "vnet2",
            fields: {
              addressPrefix: "10.11.0.0/16",
              gateway: "10.11.0.1",
              dnsServers: ["10.1.1.10"],
              nodeVmPool: ["10.11.24.40-10.11.24.60"],
              vipPool: ["10.11.24.70-10.11.24.80"],
            },
          },
          { connect: "vnet-2", to: "mgmt" },
        ],
      },
    ],
  },
});
