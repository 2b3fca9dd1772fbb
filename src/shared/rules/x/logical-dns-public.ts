import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { serversIn } from "#shared/facts/resolvers";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { askedOn, isPublic, useThoseOfServers } from "./fabric-dns.ts";

const SOURCES = [seed("ARC_NEW"), seed("ARC_ISSUES", "99"), seed("ARC_ISSUES", "96")];

export const logicalDnsPublic = defineRule({
  id: "UL-X-103",
  name: "x/logical-dns-public",
  severity: "warning",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The nodes of a logical network ask public DNS servers only.",
  why: "Public servers do not know the name of the servers' cluster, by which the nodes find the cloud agent.",
  todo: "Name a DNS server of the site that also resolves public names.",
  sources: SOURCES,
  check(facts, object, report) {
    const servers = askedOn(facts, object);
    const own = servers.find((server) => !isPublic(facts, object, server));
    if (own !== undefined) report.pass(say`${formatIpv4(own)} is no public server.`);
    if (servers.length === 0 || own !== undefined) return;
    report.fail({
      ...(serversIn(object, "dnsServers").length > 0 ? { field: "dnsServers" } : {}),
      message: say`The nodes on ${object} ask public DNS servers only (${listed(servers.map(formatIpv4))}); these cannot resolve the name of the servers' cluster.`,
    });
  },
  fixes: useThoseOfServers,
  examples: {
    bad: [
      {
        title: "DNS 8.8.8.8",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { dnsServers: ["8.8.8.8"] } }],
      },
      {
        title: "DNS option 8.8.8.8",
        base: "arc-dhcp",
        edits: [{ set: "dhcp.scope", fields: { optionDns: ["8.8.8.8"] } }],
      },
    ],
    good: [{ title: "DNS 10.4.0.5", base: "arc-static" }],
  },
});
