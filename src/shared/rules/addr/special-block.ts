import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, rangeOfPrefix } from "#shared/address/prefix";
import { formatRange, rangesOverlap } from "#shared/address/range";
import { SPECIAL_BLOCKS } from "#shared/address/special";
import { plain, say } from "#shared/kernel/message";
import { HOLDER_KINDS, POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import { fullName } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { clearField, moveToFreeAddress } from "../fixes.ts";
import { movePool, poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING } from "../sources.ts";

const NEVER = SPECIAL_BLOCKS.filter(({ usable }) => usable === "never").map((block) => ({
  ...block,
  range: rangeOfPrefix(block.prefix),
}));
const NAMES = plain(NEVER.map(({ prefix }) => formatPrefix(prefix)).join(", "));

export const specialBlock = defineRule({
  id: "UL-ADDR-021",
  name: "addr/special-block",
  severity: "error",
  platforms: ["ALL"],
  on: [...new Set([...HOLDER_KINDS, ...POOL_KINDS])],
  what: "An address is in a block that is never given to a host.",
  why: "Loopback, link local, multicast and reserved addresses mean something else to every system, which refuses them or keeps the traffic to itself.",
  todo: "Give the element a free address of its network.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      const { field, range, given, single } = claim;
      const block = NEVER.find((each) => rangesOverlap(each.range, range));
      if (!block) {
        report.pass(say`${formatRange(range)} is in none of the blocks ${NAMES}.`);
        continue;
      }
      const address = formatIpv4(Math.max(range.start, block.prefix.network));
      report.fail({
        field,
        message: say`${address} belongs to the special block ${formatPrefix(block.prefix)} (${plain(block.name.toLowerCase())}) and cannot be used by ${fullName(facts, element)}.`,
        which: formatRange(range),
        data: { ...poolData(claim), given, single },
      });
    }
  },
  fixes(facts, { subjects: [subject], data }) {
    if (!subject?.field || data["given"] !== true) return [];
    const { element, field } = subject;
    const range = rangeIn({ data });
    const isPool = range !== undefined && data["single"] !== true;
    const moved = isPool
      ? movePool(facts, element, field, range)
      : moveToFreeAddress(facts, element, field);
    return moved.length > 0 ? moved : [clearField(facts, element, field)];
  },
  examples: {
    bad: [
      {
        title: "node 169.254.10.4",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "169.254.10.4" } }],
      },
      {
        title: "a range that reaches over loopback",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "kept",
            parent: "lan",
            fields: { role: "reserved", start: "126.255.255.0", end: "128.0.0.9" },
          },
        ],
      },
    ],
    good: [
      {
        title: "node 10.0.0.14",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "10.0.0.14" } }],
      },
    ],
  },
});
