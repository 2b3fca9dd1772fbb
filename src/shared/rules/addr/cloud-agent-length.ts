import { formatInterfaceAddress, parseInterfaceAddress } from "#shared/address/prefix";
import { isIpv4Text, parseIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { managementNetwork } from "#shared/facts/host-clusters";
import { networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const MOC = seed("HCI", "Microsoft On-premises Cloud service");

/** A text that holds no address at all is left to UL-ADDR-001. */
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
