import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { namesServers, serversIn } from "#shared/facts/resolvers";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const logicalServers = defineRule({
  id: "UL-DNS-002",
  name: "dns/logical-servers",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "A static logical network names no DNS server.",
  why: "The parameter is required: nodes with static addresses learn their DNS servers from nowhere else.",
  todo: "Enter the DNS servers of the site; they must also resolve the name of the cloud agent.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(_facts, object, report) {
    if (!namesServers(object)) {
      report.fail({ field: "dnsServers", message: say`${object}: DNS servers are required.` });
      return;
    }
    const servers = serversIn(object, "dnsServers").map(formatIpv4);
    if (servers.length > 0) report.pass(say`${object} names ${listed(servers)}.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const segment = elementOf(facts, (subject && networkOf(facts, subject.element)) ?? "");
    const dnsServers = (segment ? serversIn(segment, "dnsServers") : []).map(formatIpv4);
    if (!subject || !segment || dnsServers.length === 0) return [];
    return [
      setFields(say`Use ${listed(dnsServers)}, as ${segment} does`, subject.element, {
        dnsServers,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "$dnsservers empty",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { dnsServers: [] } }],
      },
    ],
    good: [{ title: "$dnsservers = 10.4.0.5", base: "arc-static" }],
  },
});
