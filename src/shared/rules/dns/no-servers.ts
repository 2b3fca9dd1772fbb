import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { hostsOf } from "#shared/facts/clusters";
import { networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { namesServers, serversIn } from "#shared/facts/resolvers";
import { portsOf } from "#shared/facts/layer2";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const noServers = defineRule({
  id: "UL-DNS-003",
  name: "dns/no-servers",
  severity: "error",
  platforms: ["EE"],
  on: ["cluster"],
  what: "Neither the cluster nor one of its hosts names a DNS server.",
  why: "Nodes fall back on the list of their host. Where that is empty, products have fallen back on public resolvers that know no name of the site.",
  todo: "Give the DNS servers of the site to the cluster, or to each host.",
  sources: [
    seed("EE", "DNS"),
    seed("EE", "Networking by deployment type"),
    seed("EE_ISSUES", "167"),
  ],
  check(facts, cluster, report) {
    if (namesServers(cluster)) return report.pass(say`${cluster} names its own DNS servers.`);
    const hosts = hostsOf(facts, cluster.id);
    if (hosts.length === 0)
      return report.cannotTell(say`${cluster} has no node, so its hosts are not known.`);
    for (const host of hosts) {
      if (namesServers(host)) report.pass(say`${host} names DNS servers to fall back on.`);
      else if (readText(facts, host, "addressing") === "dhcp") {
        report.cannotTell(
          say`${host} is served by DHCP, and the DNS servers it gets are not drawn.`,
        );
      } else {
        report.fail({
          field: "dnsServers",
          with: [{ element: host.id, field: "dnsServers" }],
          message: say`No DNS servers given for ${cluster}, and ${host} has none to fall back on.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const servers = cluster ? serversNear(facts, cluster) : [];
    if (!cluster || servers.length === 0) return [];
    return [
      setFields(say`Use ${listed(servers)}, as the network does`, cluster.id, {
        dnsServers: servers,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "DnsServers empty, host list empty",
        base: "edge-single",
        edits: [
          { set: "cluster", fields: { dnsServers: null } },
          { set: "host", fields: { dnsServers: null } },
        ],
      },
      {
        title: "no DNS servers but a DNS server drawn on the site",
        base: "edge-single",
        edits: [
          { set: "cluster", fields: { dnsServers: null } },
          { set: "host", fields: { dnsServers: null } },
          { set: "lan", fields: { dnsServers: null } },
        ],
      },
    ],
    good: [
      {
        title: "DnsServers empty, host list 10.0.0.53",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: null } }],
      },
    ],
  },
});

/** The DNS servers of the networks that hosts of the cluster are on, else those drawn on the site. */
function serversNear(facts: Facts, cluster: ElementRecord): string[] {
  for (const host of hostsOf(facts, cluster.id)) {
    for (const place of [...portsOf(facts, host.id), host]) {
      const network = elementOf(facts, networkOf(facts, place.id) ?? "");
      const servers = network ? serversIn(network, "dnsServers") : [];
      if (servers.length > 0) return servers.map(formatIpv4);
    }
  }
  const site = siteOf(facts, cluster.id);
  const devices = site ? childrenOf(facts, site.id, "dnsServer") : [];
  return devices.flatMap(({ fields }) =>
    typeof fields["address"] === "string" ? [fields["address"]] : [],
  );
}
