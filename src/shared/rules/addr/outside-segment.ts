import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { HOLDER_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import { networkName } from "#shared/facts/domains";
import { fullName } from "#shared/facts/names";
import { networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const outsideSegment = defineRule({
  id: "UL-ADDR-005",
  name: "addr/outside-segment",
  severity: "error",
  platforms: ["ALL"],
  on: HOLDER_KINDS,
  what: "An address lies outside the prefix of the network it is on.",
  why: "Its neighbours look for it elsewhere and cannot reach it.",
  todo: "Give it a free address of that network, or connect it to the network it belongs to.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const { field, range, single, network } of claimsOf(facts, element.id)) {
      if (!single) continue;
      const address = formatIpv4(range.start);
      const prefix = network === undefined ? undefined : networkPrefix(facts, network);
      if (network === undefined) {
        report.cannotTell(
          say`${fullName(facts, element)} is not connected to a network, so that ${address} cannot be compared with a prefix.`,
        );
      } else if (!prefix) {
        report.cannotTell(
          say`${networkName(facts, network)} has no prefix that could be compared with ${address}.`,
        );
      } else if (prefixContains(prefix, range.start)) {
        report.pass(say`${address} lies in ${formatPrefix(prefix)}.`);
      } else {
        report.fail({
          field,
          with: [{ element: network, field: "prefix" }],
          message: say`${fullName(facts, element)} address ${address} is outside ${formatPrefix(prefix)}.`,
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
