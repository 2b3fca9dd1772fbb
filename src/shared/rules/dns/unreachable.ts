import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf, routerLegsOn } from "#shared/facts/gateways";
import { clusterOf, interfacesOn, networkOf } from "#shared/facts/networks";
import { reachOf, type Port, type Reach } from "#shared/facts/reach";
import { resolversOf } from "#shared/facts/resolvers";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Failure } from "../define-rule.ts";
import { addMissingRules, missingFor } from "../firewall-fixes.ts";
import { setAddress } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Answers come by UDP, and by TCP when they are long; a server that answers only one of them is no help. */
const DNS: readonly Port[] = [
  { proto: "udp", port: 53 },
  { proto: "tcp", port: 53 },
];

export const unreachable = defineRule({
  id: "UL-DNS-007",
  name: "dns/unreachable",
  severity: "error",
  platforms: ["ALL"],
  on: ["nodeVm"],
  what: "A node can reach none of its DNS servers.",
  why: "Without names it can neither pull images nor register; every step of the deployment that follows fails.",
  todo: "Add the gateway, the route or the filter rule that is missing, or name a DNS server that it can reach.",
  sources: [ENGINEERING],
  check(facts, node, report) {
    const cluster = elementOf(facts, clusterOf(facts, node.id) ?? "");
    if (cluster?.kind !== "cluster") return;
    const { servers } = resolversOf(facts, cluster);
    if (servers.length === 0)
      return report.cannotTell(say`The DNS servers of ${node} are not known.`);
    const steps = servers.map((server) => reachOf(facts, node, server, DNS));
    const good = steps.find(({ answer }) => answer === "yes");
    const open = steps.find(({ answer }) => answer === "unknown");
    if (good) return report.pass(good.because);
    if (open) return report.cannotTell(open.because);
    report.fail({
      ...unblocking(facts, node, servers, steps),
      message: say`${node} cannot reach any of its DNS servers: ${listed(servers.map(formatIpv4))}. ${steps[0]?.because ?? ""}`,
    });
  },
  fixes(facts, finding) {
    const [, cause] = finding.subjects;
    if (!cause) return [];
    if (cause.field === "portRules") return addMissingRules(facts, cause.element, finding);
    const [leg] = routerLegsOn(facts, cause.element, interfacesOn(facts, cause.element));
    return leg
      ? [setAddress(facts, cause.element, "gateway", leg.range.start, "the router on the segment")]
      : [];
  },
  examples: {
    bad: [
      {
        title: "node 192.168.0.11/24 no gateway, DNS 10.1.1.53",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { gateway: null } },
          { set: "cluster", fields: { dnsServers: ["10.1.1.53"] } },
        ],
      },
      {
        title: "the firewall lets only web traffic pass",
        base: "edge-scalable",
        edits: [
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"] } },
          {
            set: "router",
            fields: {
              defaultAction: "deny",
              portRules: [
                {
                  sources: "any",
                  destinations: "any",
                  proto: "tcp",
                  ports: "443",
                  action: "allow",
                },
              ],
            },
          },
        ],
      },
      {
        title: "DNS server in the internal network, where nobody has the address",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53"] } }],
      },
    ],
    good: [
      {
        title: "node 192.168.0.11/24 gateway 192.168.0.1, DNS 10.1.1.53",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.1.1.53"] } }],
      },
      {
        title: "the firewall lets DNS pass",
        base: "edge-scalable",
        edits: [
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"] } },
          {
            set: "router",
            fields: {
              defaultAction: "deny",
              portRules: [
                { sources: "any", destinations: "any", proto: "udp", ports: "53", action: "allow" },
                { sources: "any", destinations: "any", proto: "tcp", ports: "53", action: "allow" },
              ],
            },
          },
        ],
      },
      { title: "DNS server on the LAN outside the NAT", base: "edge-single" },
    ],
  },
});

/** What stands in the way of the first server that something can be done for: a filter, or a network without gateway. */
function unblocking(
  facts: Facts,
  node: ElementRecord,
  servers: readonly Ipv4[],
  steps: readonly Reach[],
): Pick<Failure, "with" | "data"> {
  const at = steps.findIndex(({ stop }) => stop !== undefined);
  const stop = steps[at]?.stop;
  const server = servers[at];
  if (stop && server !== undefined) {
    return {
      with: [{ element: stop.router.id, field: "portRules" }],
      data: missingFor(stop, server, "DNS"),
    };
  }
  const network = networkOf(facts, node.id);
  return network === undefined || gatewayOf(facts, network)
    ? {}
    : { with: [{ element: network, field: "gateway" }] };
}
