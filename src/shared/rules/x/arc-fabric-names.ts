import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { isGlobalUnicast } from "#shared/address/special";
import { listed, plain, say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { dnsServersOf, zonesOf } from "#shared/facts/machine-dns";
import { networkOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { serversIn } from "#shared/facts/resolvers";
import { scopesOn } from "#shared/facts/scopes";
import { serversOf } from "#shared/facts/servers";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import type { Finding, Fix } from "../finding.ts";
import { seed } from "../sources.ts";

const SOURCES = [seed("ARC_NEW"), seed("ARC_ISSUES", "99"), seed("ARC_ISSUES", "96")];

/** Which servers the nodes of a logical network ask. */
function askedOn(facts: Facts, object: ElementRecord): readonly Ipv4[] {
  const own = serversIn(object, "dnsServers");
  const network = networkOf(facts, object.id);
  if (own.length > 0 || network === undefined) return own;
  return scopesOn(facts, network).flatMap((scope) => serversIn(scope, "optionDns"));
}

function isPublic(facts: Facts, object: ElementRecord, server: Ipv4): boolean {
  return isGlobalUnicast(server) || zonesOf(facts, object.id, server) === "public";
}

/** The servers that the physical servers ask; they were found good when the site was set up. */
function askedByServers(facts: Facts, object: ElementRecord): Set<Ipv4> {
  const site = siteIdOf(facts, object.id);
  const hosts = site === undefined ? [] : serversOf(facts, site);
  return new Set(hosts.flatMap((host) => [...dnsServersOf(facts, host)]));
}

/** The cluster of servers whose cloud agent the nodes must find. */
function fabricOf(facts: Facts, object: ElementRecord): ElementRecord | undefined {
  const site = siteIdOf(facts, object.id);
  return site === undefined ? undefined : childrenOf(facts, site, "hostCluster")[0];
}

/** Takes over the servers that the physical servers ask, as far as these are no public ones. */
function useThoseOfServers(facts: Facts, { subjects: [subject] }: Finding): Fix[] {
  const object = subject && elementOf(facts, subject.element);
  if (!object || subject.field !== "dnsServers") return [];
  const servers = [...askedByServers(facts, object)]
    .filter((server) => !isPublic(facts, object, server))
    .map(formatIpv4);
  return servers.length === 0
    ? []
    : [
        setFields(say`Use ${listed(servers)}, as the servers do`, object.id, {
          dnsServers: servers,
        }),
      ];
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
    ],
  },
});

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
