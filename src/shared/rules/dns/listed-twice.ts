import { formatIpv4 } from "#shared/address/ipv4";
import { type Json, jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { dnsFieldOf, serversIn } from "#shared/facts/resolvers";
import { KINDS } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const LISTING = KINDS.map((kind) => kind.name).filter((kind) => dnsFieldOf(kind) !== undefined);

export const listedTwice = defineRule({
  id: "UL-DNS-006",
  name: "dns/listed-twice",
  severity: "warning",
  platforms: ["ALL"],
  on: LISTING,
  what: "A DNS server stands twice in one list.",
  why: "The second entry adds no resilience, and platforms accept only a few.",
  todo: "Remove the second, or write another server.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    const field = dnsFieldOf(element.kind);
    const servers = field === undefined ? [] : serversIn(element, field);
    const twice = new Set(servers.filter((server, i) => servers.indexOf(server) < i));
    for (const server of twice) {
      const text = formatIpv4(server);
      report.fail({
        field: field ?? "",
        message: say`${element}: DNS server ${text} is listed twice.`,
        which: text,
      });
    }
    if (twice.size === 0 && servers.length > 1)
      report.pass(say`All ${servers.length} DNS servers differ.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const seen = new Set<string>();
    return withoutEntries(
      facts,
      subject?.element,
      (text) => !seen.has(text) && Boolean(seen.add(text)),
    );
  },
  examples: {
    bad: [
      {
        title: "10.0.0.53, 10.0.0.53",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.0.0.53", "10.0.0.53"] } }],
      },
    ],
    good: [
      {
        title: "10.0.0.53, 10.0.0.54",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.0.0.53", "10.0.0.54"] } }],
      },
    ],
  },
});

function withoutEntries(facts: Facts, id: string | undefined, keep: (text: string) => boolean) {
  const element = id === undefined ? undefined : elementOf(facts, id);
  const field = element && dnsFieldOf(element.kind);
  const list = field === undefined ? undefined : element?.fields[field];
  if (!element || field === undefined || !Array.isArray(list)) return [];
  const rest = list.filter((entry: Json) => keep(jsonText(entry)));
  return [setFields(say`Remove the entry`, element.id, { [field]: rest })];
}
