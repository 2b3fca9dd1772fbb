import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { isGlobalUnicast } from "#shared/address/special";
import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { kindsWithField, HOLDER_KINDS, POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf, type Claim } from "#shared/facts/claims";
import type { Facts } from "#shared/facts/engine";
import { holderRole } from "#shared/facts/membership";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { movePool } from "../pool-fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const publicSpace = defineRule({
  id: "UL-ADDR-023",
  name: "addr/public-space",
  severity: "warning",
  platforms: ["ALL"],
  on: [...new Set([...kindsWithField("prefix", "prefix"), ...HOLDER_KINDS, ...POOL_KINDS])],
  what: "A network, pool or node uses public address space.",
  why: "Public space on a private site is rare and often a typing error; when it belongs to somebody else, the real owner can no longer be reached.",
  todo: "Confirm that the site owns the block and waive the finding with that note, or re-number to private space.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const prefix =
      networkOf(facts, element.id) === element.id ? networkPrefix(facts, element.id) : undefined;
    if (prefix) {
      const text = formatPrefix(prefix);
      if (isGlobalUnicast(prefix.network)) report.fail({ field: "prefix", message: warning(text) });
      else report.pass(say`${text} is not public space.`);
    }
    for (const claim of claimsOf(facts, element.id)) {
      const { field, range, single, network } = claim;
      if (single && holderRole(facts, claim) !== "node") continue;
      const home = network === undefined ? undefined : networkPrefix(facts, network);
      // Inside a public network, the network itself is what has to be confirmed.
      if (home && prefixContains(home, range.start)) continue;
      if (!isGlobalUnicast(range.start)) continue;
      const text = single ? formatIpv4(range.start) : formatRange(range);
      report.fail({
        field,
        message: warning(text),
        which: text,
        data: { start: range.start, end: range.end },
      });
    }
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject?.field) return [];
    const { element, field } = subject;
    const claim = claimsOf(facts, element).find((each) => each.field === field);
    return claim ? renumber(facts, element, claim) : [];
  },
  examples: {
    bad: [
      {
        title: "node network 8.8.8.0/24",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "8.8.8.0/24" } }],
      },
      {
        title: "one node 8.8.8.8",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "8.8.8.8" } }],
      },
    ],
    good: [
      {
        title: "node network 10.8.8.0/24",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "10.8.8.0/24" } }],
      },
      {
        title: "a client out on the Internet",
        base: "edge-scalable",
        edits: [
          { add: "externalEndpoint", id: "client", parent: "site", fields: { address: "8.8.8.8" } },
        ],
      },
    ],
  },
});

function warning(text: string): Message {
  return say`${text} is public address space; confirm that the site owns it.`;
}

function renumber(facts: Facts, element: ElementRecord["id"], { field, single, range }: Claim) {
  return single ? moveToFreeAddress(facts, element, field) : movePool(facts, element, field, range);
}
