import { say } from "#shared/kernel/message";
import { addressingOfServers, prefixesOfServer, serversIn } from "#shared/facts/host-clusters";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

export const cloudAgentNeedless = defineRule({
  id: "UL-ADDR-035",
  name: "addr/cloud-agent-needless",
  severity: "info",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The cloud agent is given an address although the servers lease theirs.",
  why: "The agent is served by the same DHCP server as the servers; a fixed address has to be kept out of its scope by somebody.",
  todo: "Leave -cloudserviceCIDR out, unless the servers are on several networks and the agent has to be put on one of them.",
  sources: [MOC],
  check(facts, cluster, report) {
    if (addressingOfServers(facts, cluster.id) !== "dhcp") return;
    if (isEmptyValue(cluster.fields["cloudServiceCidr"])) {
      report.pass(
        say`The cloud agent of ${cluster} receives its address by DHCP, like the servers.`,
      );
      return;
    }
    const scattered = serversIn(facts, cluster.id).find(
      (host) => prefixesOfServer(facts, host.id).length > 1,
    );
    if (scattered) {
      report.pass(
        say`${scattered} is on several networks; the address says which of them carries the cloud agent.`,
      );
      return;
    }
    report.fail({
      field: "cloudServiceCidr",
      message: say`-cloudserviceCIDR can be left out of ${cluster}; the cloud agent receives its address by DHCP.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "cloudServiceCidr")] : [],
  examples: {
    bad: [
      {
        title: "servers by DHCP, cloud agent 10.11.23.45/16",
        base: "hci-static",
        edits: [{ set: "servers", fields: { nodeAddressing: "dhcp" } }],
      },
    ],
    good: [
      {
        title: "servers by DHCP on two networks: the address places the agent",
        base: "hci-static",
        edits: [
          { set: "servers", fields: { nodeAddressing: "dhcp" } },
          {
            add: "physicalPort",
            id: "h1.storage",
            parent: "h1",
            name: "storage",
            fields: { ipMode: "static", address: "10.18.73.10/25" },
          },
        ],
      },
      {
        title: "servers by DHCP, cloud agent without an address",
        base: "hci-static",
        edits: [{ set: "servers", fields: { nodeAddressing: "dhcp", cloudServiceCidr: null } }],
      },
    ],
  },
});
