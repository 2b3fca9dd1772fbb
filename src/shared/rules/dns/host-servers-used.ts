import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { namesServers, resolversOf } from "#shared/facts/resolvers";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const hostServersUsed = defineRule({
  id: "UL-DNS-004",
  name: "dns/host-servers-used",
  severity: "info",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The cluster names no DNS servers, so its nodes use those of the host.",
  why: "It shows which servers will really be asked, also after somebody changes the host.",
  todo: "Nothing, or copy the servers to the cluster.",
  sources: [seed("EE", "DNS")],
  check(facts, cluster, report) {
    if (namesServers(cluster)) return;
    const { servers } = resolversOf(facts, cluster);
    if (servers.length === 0) return;
    const list = servers.map(formatIpv4);
    report.fail({
      field: "dnsServers",
      message: say`Nodes of ${cluster} will use the host's DNS servers: ${listed(list)}.`,
      data: { servers: list },
    });
  },
  fixes(_facts, { subjects: [subject], data: { servers = [] } }) {
    return subject
      ? [setFields(say`Copy them to the cluster`, subject.element, { dnsServers: servers })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "DnsServers empty, host 10.0.0.53",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: null } }],
      },
    ],
    good: [{ title: "DnsServers = 10.0.0.53", base: "edge-single" }],
  },
});
