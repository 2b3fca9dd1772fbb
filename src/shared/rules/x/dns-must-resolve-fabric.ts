import { formatIpv4 } from "#shared/address/ipv4";
import { listed, plain, say } from "#shared/kernel/message";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { zonesOf } from "#shared/facts/machine-dns";
import { siteIdOf } from "#shared/facts/places";
import { serversIn } from "#shared/facts/resolvers";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { askedByServers, askedOn, isPublic, useThoseOfServers } from "./fabric-dns.ts";

const SOURCES = [seed("ARC_NEW"), seed("ARC_ISSUES", "99"), seed("ARC_ISSUES", "96")];

/** The cluster of servers whose cloud agent the nodes must find. */
function fabricOf(facts: Facts, object: ElementRecord): ElementRecord | undefined {
  const site = siteIdOf(facts, object.id);
  return site === undefined ? undefined : childrenOf(facts, site, "hostCluster")[0];
}

/** Servers that are all public are UL-X-103. */
export const fabricNames = defineRule({
  id: "UL-X-102",
  name: "x/dns-must-resolve-fabric",
  severity: "warning",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "Nothing shows that the DNS servers of a logical network know the name of the servers' cluster.",
  why: "Nodes find the cloud agent by that name. In the field, clusters stayed unfinished because the tenant's DNS could not resolve it.",
  todo: "Use the DNS servers of the physical servers, or make these answer for their zone, and test it before the deployment.",
  sources: SOURCES,
  check(facts, object, report) {
    const servers = askedOn(facts, object);
    const fabric = fabricOf(facts, object);
    if (
      servers.length === 0 ||
      !fabric ||
      servers.every((server) => isPublic(facts, object, server))
    )
      return;
    const knowing = servers.find((server) => {
      const zones = zonesOf(facts, object.id, server);
      return zones === "internal" || zones === "both";
    });
    if (knowing !== undefined)
      return report.pass(say`${formatIpv4(knowing)} answers for internal zones.`);
    const theirs = askedByServers(facts, object);
    const shared = servers.find((server) => theirs.has(server));
    if (shared !== undefined)
      return report.pass(say`The servers of ${fabric} ask ${formatIpv4(shared)} too.`);
    if (theirs.size === 0)
      return report.cannotTell(say`The DNS servers of the physical servers are not known.`);
    report.fail({
      ...(serversIn(object, "dnsServers").length > 0 ? { field: "dnsServers" } : {}),
      with: [{ element: fabric.id }],
      message: say`The nodes on ${object} ask ${listed(servers.map(formatIpv4))}, the servers of ${fabric} ask ${listed([...theirs].map(formatIpv4))}; make sure that the first resolve ${plain("the name of")} ${fabric}.`,
    });
  },
  fixes: useThoseOfServers,
  examples: {
    bad: [
      {
        title: "nodes ask a server of their own that nobody has drawn",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { dnsServers: ["10.4.0.7"] } }],
      },
    ],
    good: [
      { title: "a drawn server for internal and public names", base: "arc-static" },
      {
        title: "the server that the physical servers ask too",
        base: "arc-static",
        edits: [
          { set: "lnet", fields: { dnsServers: ["10.1.0.7"] } },
          { set: "h1", fields: { dnsServers: ["10.1.0.7"] } },
        ],
      },
      {
        title: "a drawn server for internal names only",
        base: "arc-static",
        edits: [
          {
            add: "dnsServer",
            id: "dns-inner",
            parent: "site",
            fields: { address: "10.4.0.7", zones: "internal" },
          },
          { connect: "dns-inner", to: "aks" },
          { set: "lnet", fields: { dnsServers: ["10.4.0.7"] } },
        ],
      },
    ],
  },
});
