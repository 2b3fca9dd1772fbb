import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { cloudAgentOf, hostClusterOf, prefixesOfServer } from "#shared/facts/host-clusters";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** A server of several networks is ordinary; it is told where nothing says which one carries the agent. */
export const multiHomed = defineRule({
  id: "UL-X-304",
  name: "x/multi-homed-host",
  severity: "info",
  platforms: ["HCI"],
  on: ["host"],
  what: "A server has addresses in several networks, and nothing says which of them carries the cloud agent.",
  why: "The product picks a network by itself; where it picks the wrong one the agent cannot be reached, and the deployment stops with “Static network … was not configured”.",
  todo: "Give -cloudserviceCIDR an address of the network that carries the agent, also where the servers use DHCP.",
  sources: [seed("ARC_ISSUES", "40"), ENGINEERING],
  check(facts, host, report) {
    const distinct = prefixesOfServer(facts, host.id);
    const cluster = hostClusterOf(facts, host.id);
    if (cluster === undefined || distinct.length === 0) return;
    if (distinct.length === 1) return report.pass(say`${host} has addresses in one network.`);
    const agent = cloudAgentOf(facts, cluster);
    const carrier = agent && distinct.find((prefix) => prefixContains(prefix, agent.address));
    if (agent && carrier) {
      return report.pass(
        say`Of the ${distinct.length} networks of ${host}, ${formatPrefix(carrier)} carries the cloud agent ${formatIpv4(agent.address)}.`,
      );
    }
    report.fail({
      with: [{ element: cluster, field: "cloudServiceCidr" }],
      message: say`${host} is on ${distinct.length} networks (${listed(distinct.map(formatPrefix))}); nothing says which of them carries the cloud agent of ${elementOf(facts, cluster) ?? host}.`,
    });
  },
  examples: {
    bad: [
      {
        title: "management and storage addresses, servers by DHCP, no address for the agent",
        base: "hci-static",
        edits: [
          { set: "servers", fields: { nodeAddressing: "dhcp", cloudServiceCidr: null } },
          {
            add: "physicalPort",
            id: "h1.storage",
            parent: "h1",
            name: "storage",
            fields: { ipMode: "static", address: "10.18.73.10/25" },
          },
        ],
      },
    ],
    good: [
      {
        title: "management and storage addresses, agent 10.11.23.45/16",
        base: "hci-static",
        edits: [
          {
            add: "physicalPort",
            id: "h1.storage",
            parent: "h1",
            name: "storage",
            fields: { ipMode: "static", address: "10.18.73.10/25" },
          },
        ],
      },
      { title: "one network", base: "hci-static" },
      {
        title: "one network, servers by DHCP, no address for the agent",
        base: "hci-static",
        edits: [{ set: "servers", fields: { nodeAddressing: "dhcp", cloudServiceCidr: null } }],
      },
    ],
  },
});
