import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, isHost, samePrefix } from "#shared/address/prefix";
import { formatRange, rangeContains } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import {
  addressingOfServers,
  cloudAgentOf,
  interfacesOfServer,
  managementNetwork,
  managementOf,
  serversIn,
} from "#shared/facts/host-clusters";
import { rivalsWithin } from "#shared/facts/rivals";
import { vnetRanges, type VnetPool } from "#shared/facts/vnets";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { placeCloudAgent } from "../cloud-agent-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { blockFor, movePoolOf } from "../vnet-fixes.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

/** UL-ADDR-034. A server with several networks passes when the agent fits one of them. */
export const cloudAgentOutside = defineRule({
  id: "UL-ADDR-034",
  name: "addr/cloud-agent-outside",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The address of the cloud agent is not in the subnet of the servers.",
  why: "The agent runs on any of the servers and takes its address along when it moves; on a server in another subnet nobody can reach it.",
  todo: "Take a free address of the servers' own subnet and write it with the length of that subnet.",
  sources: [MOC],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007", "UL-ADDR-010"],
  check(facts, cluster, report) {
    const agent = cloudAgentOf(facts, cluster.id);
    if (!agent || addressingOfServers(facts, cluster.id) !== "static") return;
    const { length } = agent.prefix;
    // Without a real length UL-ADDR-033 has spoken.
    if (length < 1 || length > 30) return;
    const own = networkOf(facts, cluster.id);
    let compared = 0;
    let hasFailed = false;
    for (const host of serversIn(facts, cluster.id)) {
      const management = managementOf(facts, cluster.id, host.id);
      if (!management?.prefix) {
        report.cannotTell(
          say`${host} has no address with a prefix length that the cloud agent could be compared with.`,
        );
        continue;
      }
      compared += 1;
      const fits = interfacesOfServer(facts, host.id).some(
        ({ prefix }) => prefix && samePrefix(prefix, agent.prefix) && isHost(prefix, agent.address),
      );
      if (fits || hasFailed) continue;
      hasFailed = true;
      const text = `${formatIpv4(agent.address)}/${length}`;
      const networks = new Set([own, management.network].flatMap((id) => id ?? []));
      report.fail({
        field: "cloudServiceCidr",
        with: [
          { element: management.element.id, field: "address" },
          ...[...networks].map((element) => ({ element, field: "prefix" })),
        ],
        message: say`${text} is not a host address of the physical-node subnet ${formatPrefix(management.prefix)} of ${host}.`,
      });
    }
    if (compared > 0 && !hasFailed) {
      report.pass(
        say`${formatIpv4(agent.address)} is a host of ${formatPrefix(agent.prefix)}, the subnet of all ${compared} servers.`,
      );
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? placeCloudAgent(facts, subject.element) : [],
  examples: {
    bad: [
      {
        title: "servers 10.11.1.10/16, cloud agent 10.12.0.45/16",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.12.0.45/16" } }],
      },
      {
        title: "the right address with another length",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.23.45/24" } }],
      },
      {
        title: "the network address of the subnet",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.0.0/16" } }],
      },
    ],
    good: [
      { title: "servers 10.11.1.10/16, cloud agent 10.11.23.45/16", base: "hci-static" },
      {
        title: "servers with a second network, cloud agent on the first",
        base: "hci-static",
        edits: [
          { disconnect: "servers", from: "mgmt" },
          {
            add: "physicalPort",
            id: "h1.storage",
            parent: "h1",
            name: "storage",
            fields: { ipMode: "static", address: "10.99.0.10/24" },
          },
        ],
      },
    ],
  },
});

const POOLS = new Set<string>(["nodeVmPool", "vipPool"]);

/** UL-ADDR-037 */
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
