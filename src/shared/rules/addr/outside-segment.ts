import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { networkPrefix } from "#shared/facts/networks";
import { INTERFACE_KINDS } from "#shared/facts/interface-kinds";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const outsideSegment = defineRule({
  id: "UL-ADDR-005",
  name: "addr/outside-segment",
  severity: "error",
  platforms: ["ALL"],
  on: INTERFACE_KINDS,
  what: "An address lies outside the prefix of the network it is on.",
  why: "Its neighbours look for it elsewhere and cannot reach it.",
  todo: "Give it a free address of that network, or connect it to the network it belongs to.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const { field, range, single, network } of claimsOf(facts, element.id)) {
      const prefix = network === undefined ? undefined : networkPrefix(facts, network);
      if (!single || !prefix) continue;
      const address = formatIpv4(range.start);
      if (prefixContains(prefix, range.start)) {
        report.pass(say`${address} lies in ${formatPrefix(prefix)}.`);
      } else {
        report.fail({
          field,
          message: say`${element} address ${address} is outside ${formatPrefix(prefix)}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    return subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.0/24, node 192.168.1.20",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.1.20" } }],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/24, node 192.168.0.20",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.20" } }],
      },
    ],
  },
});
