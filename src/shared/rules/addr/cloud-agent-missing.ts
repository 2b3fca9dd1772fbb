import { say } from "#shared/kernel/message";
import { addressingOfServers } from "#shared/facts/host-clusters";
import { isEmptyValue } from "#shared/model/field";
import { placeCloudAgent } from "../cloud-agent-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

export const cloudAgentMissing = defineRule({
  id: "UL-ADDR-032",
  name: "addr/cloud-agent-missing",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The servers have static addresses, but the cloud agent is given none.",
  why: "The agent is a cluster resource that moves between the servers; without DHCP nobody gives it an address, and the deployment stops with “Cloud Service IP CIDR is required when using static IP assignment”.",
  todo: "Give -cloudserviceCIDR a free address of the servers' subnet with its prefix length, such as 10.11.23.45/16.",
  sources: [MOC, seed("HCI_CONFIG"), seed("ARC_ISSUES", "128")],
  check(facts, cluster, report) {
    const isMissing = isEmptyValue(cluster.fields["cloudServiceCidr"]);
    const addressing = addressingOfServers(facts, cluster.id);
    if (addressing === undefined) {
      if (isMissing) {
        report.cannotTell(
          say`Nobody says whether the servers of ${cluster} have static addresses, which the cloud agent then needs as well.`,
        );
      }
      return;
    }
    if (addressing === "dhcp") return;
    if (!isMissing)
      return report.pass(say`The cloud agent of ${cluster} has an address of its own.`);
    report.fail({
      field: "cloudServiceCidr",
      message: say`${cluster}: the physical nodes use static addresses, so -cloudserviceCIDR is required.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? placeCloudAgent(facts, subject.element) : [],
  examples: {
    bad: [
      {
        title: "servers 10.11.1.10/16 and 10.11.1.11/16, -cloudserviceCIDR empty",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: null } }],
      },
      {
        title: "the same where the nodes lease their addresses: the servers decide",
        base: "hci-dhcp",
        edits: [{ set: "servers", fields: { nodeAddressing: null, cloudServiceCidr: null } }],
      },
    ],
    good: [
      {
        title: "servers 10.11.1.10/16 and 10.11.1.11/16, -cloudserviceCIDR 10.11.23.45/16",
        base: "hci-static",
      },
      {
        title: "servers by DHCP, -cloudserviceCIDR empty",
        base: "hci-static",
        edits: [{ set: "servers", fields: { nodeAddressing: "dhcp", cloudServiceCidr: null } }],
      },
    ],
  },
});
