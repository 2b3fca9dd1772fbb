import { formatPrefix, parsePrefix, prefixesOverlap, type Prefix } from "#shared/address/prefix";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { kindsWithField } from "#shared/facts/claim-kinds";
import { ownPrefixOf } from "#shared/facts/interface-prefixes";
import { elementOf } from "#shared/facts/engine";
import { interfacesOn, networkOf, networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { splitOff } from "./split-network.ts";

/** Where the network names its prefix, UL-ADDR-005 says of each address that it lies outside. */
export const twoPrefixes = defineRule({
  id: "UL-ADDR-011",
  name: "addr/two-prefixes",
  severity: "warning",
  platforms: ["ALL"],
  on: kindsWithField("prefix", "prefix"),
  what: "One network carries interfaces of two prefixes that have nothing in common.",
  why: "That is legal but usually a slip in the drawing: the two sides share the wire, and yet all their traffic has to pass through a router.",
  todo: "Split the network into two VLANs, or put all interfaces into one prefix.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    if (networkOf(facts, element.id) !== element.id || networkPrefix(facts, element.id)) return;
    const groups: { prefix: Prefix; of: string }[] = [];
    for (const id of interfacesOn(facts, element.id)) {
      const prefix = ownPrefixOf(facts, id)?.prefix;
      if (!prefix) continue;
      if (!groups.some((group) => prefixesOverlap(group.prefix, prefix)))
        groups.push({ prefix, of: id });
      if (groups.length > 2) break;
    }
    const [one, two] = groups;
    if (!one) return;
    if (!two) {
      report.pass(say`Every interface with a length of its own is in ${formatPrefix(one.prefix)}.`);
      return;
    }
    report.fail({
      field: "prefix",
      with: [{ element: one.of }, { element: two.of }],
      data: { prefix: formatPrefix(two.prefix) },
      message: say`${element} carries both ${formatPrefix(one.prefix)} and ${formatPrefix(two.prefix)}.`,
    });
  },
  fixes(facts, { subjects: [subject], data: { prefix } }) {
    const apart = parsePrefix(jsonText(prefix));
    const segment = subject && elementOf(facts, subject.element);
    return segment?.kind === "segment" && apart.ok
      ? splitOff(facts, segment, apart.value.prefix)
      : [];
  },
  examples: {
    bad: [
      {
        title: "10.0.0.1/24 and 10.9.0.5/24 on one segment",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { prefix: null } },
          { set: "host.ethernet", fields: { address: "10.9.0.5/24" } },
        ],
      },
    ],
    good: [
      {
        title: "10.0.0.1/24 and 10.0.0.5/24 on one segment",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { prefix: null } },
          { set: "host.ethernet", fields: { address: "10.0.0.5/24" } },
        ],
      },
      {
        title: "10.0.0.0/24 on one VLAN and 10.9.0.0/24 on another",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { vlan: 10 } },
          {
            add: "segment",
            id: "lan-2",
            parent: "site",
            fields: { prefix: "10.9.0.0/24", vlan: 20 },
          },
        ],
      },
    ],
  },
});
