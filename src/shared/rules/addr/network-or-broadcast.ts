import { formatIpv4 } from "#shared/address/ipv4";
import { broadcastOf, formatPrefix, hostsOf, type Prefix } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { HOLDER_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import type { Facts } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { networkPrefix } from "#shared/facts/networks";
import { defineRule, type Report } from "../define-rule.ts";
import { moveToFreeAddress, moveToFreeAddressBelow } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const networkAddress = defineRule({
  id: "UL-ADDR-006",
  name: "addr/network-address",
  severity: "error",
  platforms: ["ALL"],
  on: HOLDER_KINDS,
  what: "An element holds the network address of its network.",
  why: "The lowest address of a network names the network itself; systems refuse it as the address of a host.",
  todo: "Give the element another free address. Only the true network address counts: 192.168.1.0 is an ordinary address of 192.168.0.0/23.",
  sources: [ENGINEERING],
  check: (facts, element, report) =>
    compare(facts, element, report, "network", (prefix) => prefix.network),
  fixes(facts, { subjects: [subject] }) {
    return subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.0/24, node 192.168.0.0",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.0" } }],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/23, node 192.168.1.0",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { prefix: "192.168.0.0/23" } },
          { set: "router.lan", fields: { address: "192.168.0.1/23" } },
          { set: "node-a.eth0", fields: { address: "192.168.1.0" } },
        ],
      },
    ],
  },
});

export const broadcastAddress = defineRule({
  id: "UL-ADDR-007",
  name: "addr/broadcast-address",
  severity: "error",
  platforms: ["ALL"],
  on: HOLDER_KINDS,
  what: "An element holds the broadcast address of its network.",
  why: "The highest address of a network means all of its hosts; systems refuse it as the address of one.",
  todo: "Give the element another free address.",
  sources: [ENGINEERING],
  check: (facts, element, report) => compare(facts, element, report, "broadcast", broadcastOf),
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const { element, field = "address" } = subject;
    const claim = claimsOf(facts, element).find((each) => each.field === field);
    return claim ? moveToFreeAddressBelow(facts, element, field, claim.range.start) : [];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.0/24, service 192.168.0.255",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.255" },
          },
          { remove: "cluster.services" },
        ],
      },
      {
        title: "segment 192.168.0.0/26, node 192.168.0.63",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { prefix: "192.168.0.0/26" } },
          { set: "node-a.eth0", fields: { address: "192.168.0.63" } },
        ],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/26, node 192.168.0.62",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { prefix: "192.168.0.0/26" } },
          { set: "node-a.eth0", fields: { address: "192.168.0.62" } },
        ],
      },
    ],
  },
});

function compare(
  facts: Facts,
  element: ElementRecord,
  report: Report,
  what: "network" | "broadcast",
  addressOf: (prefix: Prefix) => number,
): void {
  for (const { field, range, single, network } of claimsOf(facts, element.id)) {
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    if (!single || network === undefined || !prefix) continue;
    const address = formatIpv4(range.start);
    if (prefix.length > 30) {
      report.pass(say`A /${prefix.length} has no ${plain(what)} address.`);
    } else if (range.start === addressOf(prefix)) {
      report.fail({
        field,
        with: [{ element: network, field: "prefix" }],
        message: say`${address} is the ${plain(what)} address of ${formatPrefix(prefix)} and cannot be given to ${fullName(facts, element)}.`,
      });
    } else {
      report.pass(
        say`${address} is not the ${plain(what)} address; hosts of ${formatPrefix(prefix)} are ${formatRange(hostsOf(prefix))}.`,
      );
    }
  }
}
