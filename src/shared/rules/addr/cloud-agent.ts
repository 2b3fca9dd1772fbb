import { formatInterfaceAddress, parseInterfaceAddress } from "#shared/address/prefix";
import { isIpv4Text, parseIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { addressingOfServers, managementNetwork } from "#shared/facts/host-clusters";
import { networkPrefix } from "#shared/facts/networks";
import { isEmptyValue } from "#shared/model/field";
import { placeCloudAgent } from "../cloud-agent-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

/** UL-ADDR-032 */
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

/** UL-ADDR-033. A text that holds no address at all is left to UL-ADDR-001. */
export const cloudAgentLength = defineRule({
  id: "UL-ADDR-033",
  name: "addr/cloud-agent-length",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "The address of the cloud agent lacks its prefix length, or has one that no subnet of servers has.",
  why: "The parameter is written in CIDR form, and the length tells the agent which addresses it reaches without a gateway.",
  todo: "Write the address with the prefix length of the servers' subnet, such as 10.11.23.45/16.",
  sources: [MOC],
  silences: ["UL-ADDR-001", "UL-ADDR-010"],
  check(_facts, cluster, report) {
    const text = cluster.fields["cloudServiceCidr"];
    if (typeof text !== "string" || text === "") return;
    const parsed = parseInterfaceAddress(text);
    const length = parsed.ok ? parsed.value.prefix.length : undefined;
    if (length !== undefined && length >= 1 && length <= 30) {
      report.pass(say`${text} has a length between /1 and /30.`);
      return;
    }
    if (!isIpv4Text(addressIn(text))) return;
    report.fail({
      field: "cloudServiceCidr",
      message: say`${cluster}: write the cloud agent address ${text} with its prefix length, for example ${"10.11.23.45/16"}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const text = cluster?.fields["cloudServiceCidr"];
    const address = typeof text === "string" ? parseIpv4(addressIn(text)) : undefined;
    const network = cluster && managementNetwork(facts, cluster.id);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    if (!cluster || !address?.ok || !prefix) return [];
    const cloudServiceCidr = formatInterfaceAddress(address.value, prefix.length);
    return [setFields(say`Write ${cloudServiceCidr}`, cluster.id, { cloudServiceCidr })];
  },
  examples: {
    bad: [
      {
        title: "-cloudserviceCIDR 10.11.23.45",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.23.45" } }],
      },
      {
        title: "-cloudserviceCIDR 10.11.23.45/32",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudServiceCidr: "10.11.23.45/32" } }],
      },
    ],
    good: [{ title: "-cloudserviceCIDR 10.11.23.45/16", base: "hci-static" }],
  },
});

function addressIn(text: string): string {
  return text.split("/")[0]?.trim() ?? "";
}

/** UL-ADDR-035 */
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
        title: "servers by DHCP, cloud agent without an address",
        base: "hci-static",
        edits: [{ set: "servers", fields: { nodeAddressing: "dhcp", cloudServiceCidr: null } }],
      },
    ],
  },
});
