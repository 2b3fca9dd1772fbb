import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, isNetworkOrBroadcast } from "#shared/address/prefix";
import { specialBlockOf } from "#shared/address/special";
import { type Json, jsonText } from "#shared/kernel/json";
import { say, type Message } from "#shared/kernel/message";
import { elementOf, kindOf, parentOf, type Facts } from "#shared/facts/engine";
import { claimsNear } from "#shared/facts/holders";
import { clusterOf, networkPrefix } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { dnsFieldOf, serversIn } from "#shared/facts/resolvers";
import { networksHolding } from "#shared/facts/spaces";
import { KINDS } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const LISTING = KINDS.map((kind) => kind.name).filter((kind) => dnsFieldOf(kind) !== undefined);

/** UL-DNS-005. What is no address at all is UL-ADDR-001, and is left alone here. */
export const cannotServe = defineRule({
  id: "UL-DNS-005",
  name: "dns/cannot-serve",
  severity: "error",
  platforms: ["ALL"],
  on: LISTING,
  what: "A DNS server is given by an address that no server can have.",
  why: "Every name look-up waits for that server first and fails.",
  todo: "Remove the entry, or write the address of a real server.",
  sources: [seed("EE", "DNS"), ENGINEERING],
  check(facts, element, report) {
    const field = dnsFieldOf(element.kind);
    if (field === undefined) return;
    for (const server of new Set(serversIn(element, field))) {
      const reason = refusal(facts, element, server);
      const text = formatIpv4(server);
      if (!reason) {
        report.pass(say`${text} can be the address of a DNS server.`);
        continue;
      }
      report.fail({
        field,
        message: say`${element}: ${text} cannot be a DNS server. ${reason}`,
        which: text,
        data: { server: text },
      });
    }
  },
  fixes: (facts, { subjects: [subject], data }) =>
    withoutEntries(facts, subject?.element, (text) => text !== data["server"]),
  examples: {
    bad: [
      {
        title: "DnsServers = 224.0.0.251",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.0.0.53", "224.0.0.251"] } }],
      },
      {
        title: "the broadcast address of the LAN",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.0.0.53", "10.0.0.255"] } }],
      },
      {
        title: "the address of the node itself",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53", "192.168.0.11"] } }],
      },
    ],
    good: [{ title: "DnsServers = 10.0.0.53", base: "edge-single" }],
  },
});

function refusal(facts: Facts, element: ElementRecord, server: Ipv4): Message | undefined {
  const block = specialBlockOf(server);
  if (block?.usable === "never")
    return say`It lies in ${formatPrefix(block.prefix)} (${{ plain: block.name }}).`;
  const node = element.kind === "cluster" ? nodeWith(facts, element, server) : undefined;
  if (node) return say`It is the address of ${node} itself.`;
  const site = siteIdOf(facts, element.id);
  for (const id of networksHolding(facts, site, server)) {
    const prefix = networkPrefix(facts, id);
    const network = elementOf(facts, id);
    if (!prefix || !network || !isNetworkOrBroadcast(prefix, server)) continue;
    return say`It is the network or broadcast address of ${network}, ${formatPrefix(prefix)}.`;
  }
  return undefined;
}

/** The node of a cluster that has the address itself. */
function nodeWith(facts: Facts, cluster: ElementRecord, address: Ipv4): ElementRecord | undefined {
  for (const { owner } of claimsNear(facts, siteIdOf(facts, cluster.id), address)) {
    const node = kindOf(facts, owner) === "vnic" ? parentOf(facts, owner) : undefined;
    if (node && clusterOf(facts, node) === cluster.id) return elementOf(facts, node);
  }
  return undefined;
}

function withoutEntries(facts: Facts, id: string | undefined, keep: (text: string) => boolean) {
  const element = id === undefined ? undefined : elementOf(facts, id);
  const field = element && dnsFieldOf(element.kind);
  const list = field === undefined ? undefined : element?.fields[field];
  if (!element || field === undefined || !Array.isArray(list)) return [];
  const rest = list.filter((entry: Json) => keep(jsonText(entry)));
  return [setFields(say`Remove the entry`, element.id, { [field]: rest })];
}
