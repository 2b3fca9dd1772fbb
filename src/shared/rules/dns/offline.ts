import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { networkPrefix } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { resolversOf } from "#shared/facts/resolvers";
import { networksHolding } from "#shared/facts/spaces";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const offline = defineRule({
  id: "UL-DNS-010",
  name: "dns/offline",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "An offline cluster asks only DNS servers outside the site.",
  why: "The site has no way out, so no name will be resolved.",
  todo: "Name a DNS server on the site.",
  sources: [seed("EE", "Networking by deployment type"), ENGINEERING],
  check(facts, cluster, report) {
    const site = siteOf(facts, cluster.id);
    if (site?.fields["internetDisabled"] !== true) return;
    const { servers } = resolversOf(facts, cluster);
    if (servers.length === 0)
      return report.cannotTell(say`The DNS servers of ${cluster} are not known.`);
    const near = servers.find((server) => networksHolding(facts, site.id, server).length > 0);
    if (near !== undefined)
      return report.pass(say`${formatIpv4(near)} is on a network of ${site}.`);
    const isDrawn = childrenOf(facts, site.id, "segment").some(
      ({ id }) => networkPrefix(facts, id) !== undefined,
    );
    if (!isDrawn) return report.cannotTell(say`No network of ${site} has a prefix yet.`);
    report.fail({
      field: "dnsServers",
      message: say`Offline deployment, but all DNS servers of ${cluster} are outside the site: ${listed(servers.map(formatIpv4))}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const site = cluster && siteOf(facts, cluster.id);
    const servers = site ? childrenOf(facts, site.id, "dnsServer") : [];
    return servers.flatMap(({ fields }) => {
      const address = fields["address"];
      return cluster && typeof address === "string" && address !== ""
        ? [setFields(say`Use ${address}`, cluster.id, { dnsServers: [address] })]
        : [];
    });
  },
  examples: {
    bad: [
      {
        title: "offline, DNS 8.8.8.8",
        base: "edge-single",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          { set: "cluster", fields: { dnsServers: ["8.8.8.8"] } },
        ],
      },
    ],
    good: [
      {
        title: "offline, DNS 10.0.0.53",
        base: "edge-single",
        edits: [{ set: "site", fields: { internetDisabled: true } }],
      },
    ],
  },
});
