import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { hostsOf } from "#shared/facts/clusters";
import { elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { resolversOf } from "#shared/facts/resolvers";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

export const dnsEqualsGateway = defineRule({
  id: "UL-X-011",
  name: "x/dns-equals-gateway",
  severity: "info",
  platforms: ["EE"],
  on: ["cluster"],
  what: "A DNS server is the default gateway.",
  why: "Home routers forward names to the provider and know none of the site; when the router restarts, both routing and names are gone.",
  todo: "Nothing where the router is meant to resolve names, else name the DNS server of the site.",
  sources: [ENGINEERING],
  check(facts, cluster, report) {
    const { servers, namedBy } = resolversOf(facts, cluster);
    const gateways = gatewaysAround(facts, cluster);
    for (const server of servers.filter((each) => gateways.has(each))) {
      const text = formatIpv4(server);
      const named = namedBy[0]?.id ?? cluster.id;
      report.fail({
        field: "dnsServers",
        ...(named === cluster.id ? {} : { with: [{ element: named, field: "dnsServers" }] }),
        message: say`DNS server ${text} of ${cluster} is also the gateway.`,
        which: text,
      });
    }
    if (servers.length > 0 && !servers.some((server) => gateways.has(server))) {
      report.pass(say`No DNS server of ${cluster} is a gateway.`);
    }
  },
  examples: {
    bad: [
      {
        title: "DNS 192.168.0.1, gateway 192.168.0.1",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.1"] } }],
      },
    ],
    good: [{ title: "DNS 192.168.0.53, gateway 192.168.0.1", base: "edge-scalable" }],
  },
});

/** The gateways of the node network and of the ports of the hosts. */
function gatewaysAround(facts: Facts, cluster: ElementRecord): ReadonlySet<Ipv4> {
  const places = hostsOf(facts, cluster.id).flatMap((host) => portsOf(facts, host.id));
  const network = elementOf(facts, networkOf(facts, cluster.id) ?? "");
  const outside = places.flatMap((port) => elementOf(facts, networkOf(facts, port.id) ?? "") ?? []);
  const carriers = [...places, ...outside, ...(network ? [network] : [])];
  return new Set(carriers.flatMap((carrier) => valueOf(readIpv4(facts, carrier, "gateway")) ?? []));
}
