import { formatPrefix, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import { compareText } from "#shared/kernel/order";
import { say } from "#shared/kernel/message";
import { kindsWithField } from "#shared/facts/claim-kinds";
import { claimsWithin } from "#shared/facts/claims";
import { domainOf, networkName } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { overlapsOf } from "#shared/facts/network-overlaps";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { freeBlockLike } from "../free-prefix.ts";
import { ENGINEERING } from "../sources.ts";

/** The pair is reported once, on the network whose id comes later. */
export const overlappingSegments = defineRule({
  id: "UL-ADDR-009",
  name: "addr/overlapping-segments",
  severity: "error",
  platforms: ["ALL"],
  on: kindsWithField("prefix", "prefix"),
  what: "The prefixes of two networks of one routed domain overlap.",
  why: "A router cannot know on which of the two an address of the common part lies, so that traffic goes to the wrong one.",
  todo: "Give one of the two networks a block that no other network of the routed domain uses.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    if (networkOf(facts, element.id) !== element.id) return;
    const prefix = networkPrefix(facts, element.id);
    if (!prefix) {
      report.cannotTell(say`${element} has no prefix that could be compared with other networks.`);
      return;
    }
    const others = overlapsOf(facts, element.id);
    if (others.length === 0)
      report.pass(say`No other network of the routed domain touches ${formatPrefix(prefix)}.`);
    for (const other of others) {
      const theirs = networkPrefix(facts, other);
      if (!theirs || compareText(other, element.id) > 0) continue;
      report.fail({
        field: "prefix",
        with: [{ element: other, field: "prefix" }],
        message: say`${formatPrefix(theirs)} (${networkName(facts, other)}) overlaps ${formatPrefix(prefix)} (${element}).`,
      });
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const prefix = subject && networkPrefix(facts, subject.element);
    // A network whose addresses would all have to move with it is left to its owner.
    if (!prefix || holdsAddresses(facts, subject.element, prefix)) return [];
    const free = freeBlockLike(facts, subject.element, prefix);
    return free
      ? [
          setFields(say`Use ${formatPrefix(free)}, the next free block`, subject.element, {
            prefix: formatPrefix(free),
          }),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "10.0.0.0/24 and 10.0.0.128/25 joined by a router",
        base: "edge-single",
        edits: joined("10.0.0.128/25"),
      },
    ],
    good: [
      {
        title: "10.0.0.0/24 and 10.0.1.0/24 joined by a router",
        base: "edge-single",
        edits: joined("10.0.1.0/24"),
      },
      {
        title: "the same block on two sites that nothing joins",
        base: "edge-single",
        edits: [
          {
            add: "segment",
            id: "lan-2",
            parent: "site",
            name: "store-net",
            fields: { prefix: "10.0.0.0/24" },
          },
        ],
      },
    ],
  },
});

function holdsAddresses(facts: Facts, network: string, prefix: Prefix): boolean {
  const { start, end } = rangeOfPrefix(prefix);
  return claimsWithin(facts, domainOf(facts, network), start, end).some(
    (claim) => claim.network === network,
  );
}

/** A second network on the router of the office, which forwards without translating. */
function joined(prefix: string) {
  return [
    { set: "router", fields: { natOutside: false } },
    { add: "segment", id: "lan-2", parent: "site", name: "camera-net", fields: { prefix } },
    { add: "routerInterface", id: "router.lan-2", parent: "router", name: "cameras" },
    { connect: "router.lan-2", to: "lan-2" },
  ];
}
