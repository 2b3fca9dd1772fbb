import { jsonText } from "#shared/kernel/json";
import { formatIpv4 } from "#shared/address/ipv4";
import { isGlobalUnicast } from "#shared/address/special";
import { parseProxyUrl } from "#shared/address/proxy-url";
import { listed, say, type Message } from "#shared/kernel/message";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { proxyOf } from "#shared/facts/proxies";
import { readIpv4, readRows, readText } from "#shared/facts/readings";
import { resolversOf } from "#shared/facts/resolvers";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { servicesOf } from "#shared/facts/services";

export const dnsPublicOnly = defineRule({
  id: "UL-X-012",
  name: "x/dns-public-only",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The cluster asks only public DNS servers, but the design has names that only the site knows.",
  why: "Public servers answer that such a name does not exist, and the nodes believe them.",
  todo: "Name a DNS server of the site.",
  sources: [ENGINEERING, seed("EE_ISSUES", "167")],
  check(facts, cluster, report) {
    const { servers } = resolversOf(facts, cluster);
    if (servers.length === 0) return;
    const own = servers.find((server) => !isGlobalUnicast(server));
    if (own !== undefined) return report.pass(say`${formatIpv4(own)} is no public server.`);
    const name = internalName(facts, cluster);
    if (!name) return report.pass(say`No name of the design is known to the site alone.`);
    report.fail({
      field: "dnsServers",
      message: say`${cluster} asks only public DNS servers (${listed(servers.map(formatIpv4))}), but ${name} must resolve.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const site = subject && siteOf(facts, subject.element);
    const devices = site ? childrenOf(facts, site.id, "dnsServer") : [];
    return devices.flatMap((device) => {
      const address = readIpv4(facts, device, "address");
      if (!subject || address.state !== "ok" || isGlobalUnicast(address.value)) return [];
      return [
        setFields(say`Use ${address.text} of ${device}`, subject.element, {
          dnsServers: [address.text],
        }),
      ];
    });
  },
  examples: {
    bad: [
      {
        title: "DNS 8.8.8.8, the site's server holds shop.contoso.local",
        base: "edge-single",
        edits: [
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"] } },
          {
            set: "dns",
            fields: { records: [{ name: "shop.contoso.local", address: "10.0.0.57" }] },
          },
        ],
      },
      {
        title: "DNS 8.8.8.8, a service stands for db.contoso.local",
        base: "edge-single",
        edits: [
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"] } },
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "db.contoso.local" },
          },
        ],
      },
      {
        title: "DNS 8.8.8.8, the proxy is proxy.corp",
        base: "edge-single",
        edits: [
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"], proxy: "proxy" } },
          { add: "proxy", id: "proxy", parent: "site", fields: { http: "http://proxy.corp:3128" } },
        ],
      },
    ],
    good: [
      {
        title: "DNS 10.0.0.53, which holds shop.contoso.local",
        base: "edge-single",
        edits: [
          {
            set: "dns",
            fields: { records: [{ name: "shop.contoso.local", address: "10.0.0.57" }] },
          },
        ],
      },
      {
        title: "DNS 8.8.8.8, and no name of its own",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["8.8.8.8"] } }],
      },
    ],
  },
});

/** Suffixes that no public server answers for. */
const PRIVATE_NAME = /\.(local|internal|lan|corp|home|intranet|home\.arpa)$/i;

/** A name of the design that only the site can resolve. */
function internalName(facts: Facts, cluster: ElementRecord): Message | undefined {
  const site = siteOf(facts, cluster.id);
  for (const device of site ? childrenOf(facts, site.id, "dnsServer") : []) {
    const name = readRows(device, "records")
      .map((row) => jsonText(row["name"]))
      .find((text) => text !== "");
    if (name !== undefined) return say`${name} of ${device}`;
    if (device.fields["zones"] === "internal") return say`what ${device} answers for`;
  }
  for (const service of servicesOf(facts, cluster.id, "ExternalName")) {
    const name = readText(facts, service, "externalName");
    if (PRIVATE_NAME.test(name)) return say`${name} of ${service}`;
  }
  const proxy = proxyOf(facts, cluster);
  for (const field of proxy ? ["http", "https"] : []) {
    const url = parseProxyUrl(jsonText(proxy?.fields[field]));
    if (proxy && url.ok && url.value.address === undefined && PRIVATE_NAME.test(url.value.host)) {
      return say`${url.value.host} of ${proxy}`;
    }
  }
  return undefined;
}
