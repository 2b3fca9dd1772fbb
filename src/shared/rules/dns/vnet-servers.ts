import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { namesServers } from "#shared/facts/resolvers";
import { findLimit } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const vnetServers = defineRule({
  id: "UL-DNS-001",
  name: "dns/vnet-servers",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "A virtual network of the static model has no DNS server, or more than it may have.",
  why: "The parameter takes one to three servers; the deployment is refused with any other number.",
  todo: "Give at least one and at most three DNS servers.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed("HCI_NET"),
  ],
  check(facts, vnet, report) {
    const list = vnet.fields["dnsServers"];
    const count = Array.isArray(list) ? list.length : 0;
    const platform = platformOf(facts, vnet.id);
    const most = platform
      ? findLimit("dnsServers", platform.code, platform.edition)?.value
      : undefined;
    if (most === undefined) return;
    if (count >= 1 && count <= most)
      return report.pass(say`${count} DNS servers; ${1} to ${most} are accepted.`);
    report.fail({
      field: "dnsServers",
      message: say`${vnet}: give one to three DNS servers (now ${count}).`,
      data: { count, most },
    });
  },
  fixes(facts, { subjects: [subject], data: { count, most } }) {
    const vnet = subject && elementOf(facts, subject.element);
    const list = vnet?.fields["dnsServers"];
    if (
      vnet &&
      Array.isArray(list) &&
      typeof most === "number" &&
      typeof count === "number" &&
      count > most
    ) {
      return [setFields(say`Keep the first ${most}`, vnet.id, { dnsServers: list.slice(0, most) })];
    }
    const network = vnet && networkOf(facts, vnet.id);
    const segment = network === undefined ? undefined : elementOf(facts, network);
    const given = segment?.fields["dnsServers"];
    if (!vnet || !segment || !namesServers(segment) || !Array.isArray(given)) return [];
    const dnsServers = typeof most === "number" ? given.slice(0, most) : given;
    return [setFields(say`Use the DNS servers of ${segment}`, vnet.id, { dnsServers })];
  },
  examples: {
    bad: [
      {
        title: "10.1.1.10, 10.1.1.11, 10.1.1.12, 10.1.1.13",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { dnsServers: ["10.1.1.10", "10.1.1.11", "10.1.1.12", "10.1.1.13"] },
          },
        ],
      },
      {
        title: "no DNS server",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { dnsServers: null } }],
      },
    ],
    good: [
      {
        title: "10.1.1.10, 10.1.1.11, 10.1.1.12",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { dnsServers: ["10.1.1.10", "10.1.1.11", "10.1.1.12"] } }],
      },
    ],
  },
});
