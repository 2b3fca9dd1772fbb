import { formatRange } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { aseRanges } from "#shared/facts/ase-ranges";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

/** How many addresses it must have is UL-CAP-027. */
export const aseNodeRangeSplit = defineRule({
  id: "UL-X-201",
  name: "x/ase-node-range-split",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The node addresses of the device are spread over several ranges.",
  why: "The Compute page takes one contiguous range of static addresses; a second one has no field to be typed into.",
  todo: "Use one range, with one address more than there are devices.",
  sources: [seed("ASE_NETWORK")],
  check(facts, cluster, report) {
    const ranges = aseRanges(facts, cluster.id, "aseNode");
    const names = listed(ranges.map(({ range }) => formatRange(range)));
    if (ranges.length === 1) report.pass(say`${names} is one contiguous range.`);
    if (ranges.length < 2) return;
    report.fail({
      with: ranges.map(({ pool }) => ({ element: pool.id })),
      message: say`${cluster} has ${plain(ranges.length)} node ranges, ${names}; the device takes one contiguous range.`,
    });
  },
  examples: {
    bad: [
      {
        title: "192.168.20.50–192.168.20.51 and 192.168.20.80–192.168.20.81",
        base: "ase",
        edits: [
          {
            add: "addressPool",
            id: "more",
            parent: "cluster",
            fields: { role: "aseNode", start: "192.168.20.80", end: "192.168.20.81" },
          },
        ],
      },
    ],
    good: [{ title: "192.168.20.50–192.168.20.51", base: "ase" }],
  },
});
