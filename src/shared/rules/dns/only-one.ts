import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { dnsFieldOf, serversIn } from "#shared/facts/resolvers";
import { KINDS } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const LISTING = KINDS.map((kind) => kind.name).filter((kind) => dnsFieldOf(kind) !== undefined);

export const onlyOne = defineRule({
  id: "UL-DNS-008",
  name: "dns/only-one",
  severity: "info",
  platforms: ["ALL"],
  on: LISTING.filter((kind) => kind !== "host" && kind !== "segment"),
  what: "A production site has a single DNS server.",
  why: "When it is restarted, nothing in the cluster resolves a name.",
  todo: "Name a second server.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const field = dnsFieldOf(element.kind);
    const site = siteOf(facts, element.id);
    if (field === undefined || site?.fields["production"] !== true) return;
    const servers = serversIn(element, field);
    if (servers.length > 1) report.pass(say`${element} has ${servers.length} DNS servers.`);
    if (servers.length === 1)
      report.fail({ field, message: say`${element} has only one DNS server.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const field = element && dnsFieldOf(element.kind);
    const site = element && siteOf(facts, element.id);
    if (!element || field === undefined || !site) return [];
    const present = serversIn(element, field).map(formatIpv4);
    const others = childrenOf(facts, site.id, "dnsServer").flatMap(({ fields }) => {
      const address = fields["address"];
      return typeof address === "string" && address !== "" && !present.includes(address)
        ? [address]
        : [];
    });
    return others.map((address) =>
      setFields(say`Add ${address}`, element.id, { [field]: [...present, address] }),
    );
  },
  examples: {
    bad: [
      {
        title: "10.0.0.53 alone, production",
        base: "edge-single",
        edits: [
          { set: "site", fields: { production: true } },
          {
            add: "dnsServer",
            id: "dns-2",
            parent: "site",
            name: "dns-2",
            fields: { address: "10.0.0.54" },
          },
          { connect: "dns-2", to: "lan" },
        ],
      },
    ],
    good: [
      {
        title: "10.0.0.53 and 10.0.0.54, production",
        base: "edge-single",
        edits: [
          { set: "site", fields: { production: true } },
          { set: "cluster", fields: { dnsServers: ["10.0.0.53", "10.0.0.54"] } },
        ],
      },
      { title: "10.0.0.53 alone, not production", base: "edge-single" },
    ],
  },
});
