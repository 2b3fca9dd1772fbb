import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const natPrefix = defineRule({
  id: "UL-NAT-005",
  name: "nat/prefix",
  severity: "error",
  platforms: ["EE-S", "ASE"],
  on: ["nat"],
  what: "A NAT translates another prefix than that of the switch behind it.",
  why: "Packets of the nodes leave with their private addresses, or do not leave at all.",
  todo: "Set the inside prefix of the NAT to the prefix of the switch.",
  sources: [ENGINEERING],
  check(facts, nat, report) {
    const network = networkOf(facts, nat.id);
    const behind = network === undefined ? undefined : networkPrefix(facts, network);
    const inside = valueOf(readPrefix(facts, nat, "internalPrefix"))?.prefix;
    if (!behind || !inside)
      return report.cannotTell(say`The prefix on one side of ${nat} is not known.`);
    if (samePrefix(behind, inside)) return report.pass(say`Both are ${formatPrefix(inside)}.`);
    report.fail({
      field: "internalPrefix",
      with: network === undefined ? [] : [{ element: network, field: "prefix" }],
      message: say`${nat} translates ${formatPrefix(inside)} but the internal switch uses ${formatPrefix(behind)}.`,
      data: { prefix: formatPrefix(behind) },
    });
  },
  fixes: (_facts, { subjects: [nat], data: { prefix } }) =>
    nat && typeof prefix === "string"
      ? [setFields(say`Translate ${prefix}`, nat.element, { internalPrefix: prefix })]
      : [],
  examples: {
    bad: [
      {
        title: "NAT 192.168.1.0/24, segment 192.168.0.0/24",
        base: "edge-single",
        edits: [{ set: "host.nat", fields: { internalPrefix: "192.168.1.0/24" } }],
      },
    ],
    good: [
      {
        title: "NAT 192.168.0.0/24, segment 192.168.0.0/24",
        base: "edge-single",
        edits: [{ set: "host.nat", fields: { internalPrefix: "192.168.0.0/24" } }],
      },
    ],
  },
});
