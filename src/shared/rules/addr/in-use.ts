import { formatRange } from "#shared/address/range";
import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { HOLDER_KINDS, POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import { inUseWithin, isListedHolder } from "#shared/facts/in-use";
import { fullName } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { movePool, poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const inUse = defineRule({
  id: "UL-ADDR-031",
  name: "addr/in-use",
  severity: "error",
  platforms: ["ALL"],
  on: [...new Set([...HOLDER_KINDS, ...POOL_KINDS])],
  what: "An address of the design is on the site's list of addresses in use by somebody else.",
  why: "Only a free address may be assigned; two owners of one address disturb each other from the first day.",
  todo: "Take a free address, or correct the list when the entry is this very element.",
  sources: [seed("EE", "Networking"), seed("ARC", "Control plane IP"), ENGINEERING],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      const { network, range, single, field, given } = claim;
      if (network === undefined || (single && !given)) continue;
      const hits = inUseWithin(facts, network, range).filter(
        (entry) => !isListedHolder(facts, entry, element.id),
      );
      if (hits.length === 0)
        report.pass(say`${formatRange(range)} is not on the list of addresses in use.`);
      for (const { site, row, range: listed, holder } of hits) {
        const address = single ? formatIpv4(range.start) : formatRange(listed);
        report.fail({
          field,
          with: [{ element: site, field: "inUse" }],
          message: say`${address} of ${fullName(facts, element)} is recorded as in use by ${plain(holder === "" ? "somebody else" : holder)}.`,
          which: `${formatRange(range)} ${row}`,
          data: { ...poolData(claim), single },
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    if (!subject?.field || !range) return [];
    return finding.data["single"] === true
      ? moveToFreeAddress(facts, subject.element, subject.field, range.start)
      : movePool(facts, subject.element, subject.field, range);
  },
  examples: {
    bad: [
      {
        title: "inUse 192.168.0.11 (printer), node 192.168.0.11",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { inUse: [{ range: "192.168.0.11", owner: "printer" }] } }],
      },
      {
        title: "inUse 192.168.0.70–192.168.0.72 (cameras) inside the service range",
        base: "edge-scalable",
        edits: [
          {
            set: "site",
            fields: { inUse: [{ range: "192.168.0.70-192.168.0.72", owner: "cameras" }] },
          },
        ],
      },
    ],
    good: [
      {
        title: "inUse 192.168.0.11 (printer), node 192.168.0.31",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { inUse: [{ range: "192.168.0.11", owner: "printer" }] } },
          { set: "node-a.eth0", fields: { address: "192.168.0.31" } },
        ],
      },
      {
        title: "the entry is the node itself",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { inUse: [{ range: "192.168.0.11", owner: "line4-node-a" }] } },
        ],
      },
      {
        title: "the inside of a machine is not the site's network",
        base: "edge-single",
        edits: [{ set: "site", fields: { inUse: [{ range: "192.168.0.2", owner: "printer" }] } }],
      },
    ],
  },
});
