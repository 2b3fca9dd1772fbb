import { formatIpv4 } from "#shared/address/ipv4";
import { prefixesOverlap, type Prefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { HOLDER_KINDS } from "#shared/facts/claim-kinds";
import { networkName } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { ownPrefixOf } from "#shared/facts/interface-prefixes";
import { fullName, nameOf } from "#shared/facts/names";
import { interfacesOn, networkOf, networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Measured by the prefix of the network, so that an interface is compared once and not with each other. */
export const mixedLengths = defineRule({
  id: "UL-ADDR-010",
  name: "addr/mixed-lengths",
  severity: "error",
  platforms: ["ALL"],
  on: HOLDER_KINDS,
  what: "Interfaces on one network are set to different prefix lengths.",
  why: "One side takes a part of its neighbours for remote and sends their traffic to the gateway, the other side does not.",
  todo: "Set every interface to the prefix length of the network.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const own = ownPrefixOf(facts, element.id);
    const network = networkOf(facts, element.id);
    if (!own || network === undefined) return;
    const yardstick = yardstickOf(facts, network, element.id);
    if (!yardstick) {
      report.cannotTell(
        say`${networkName(facts, network)} has no prefix, and no other interface on it has a length to compare with.`,
      );
    } else if (!prefixesOverlap(own.prefix, yardstick.prefix)) {
      return;
    } else if (own.prefix.length === yardstick.prefix.length) {
      report.pass(
        say`Both ${fullName(facts, element)} and ${nameOf(facts, yardstick.of)} use /${own.prefix.length}.`,
      );
    } else {
      report.fail({
        field: own.field,
        with: [{ element: yardstick.of }],
        message: say`${fullName(facts, element)} uses /${own.prefix.length} and ${nameOf(facts, yardstick.of)} uses /${yardstick.prefix.length} on the same segment.`,
        data: { length: yardstick.prefix.length },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { length } }) {
    const own = subject && ownPrefixOf(facts, subject.element);
    if (!own || typeof length !== "number") return [];
    const value = own.field === "address" ? `${formatIpv4(own.address)}/${length}` : null;
    return [setFields(say`Set the length to /${length}`, subject.element, { [own.field]: value })];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.0/24, node 192.168.0.11/25",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { prefixLength: 25 } }],
      },
      {
        title: "host 10.0.0.57/25 beside a router 10.0.0.1/24",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { prefix: null } },
          { set: "host.ethernet", fields: { address: "10.0.0.57/25" } },
        ],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/24, node 192.168.0.11/24",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { prefixLength: 24 } }],
      },
    ],
  },
});

/** What the others on a network go by: its own prefix, else the first router or interface with one. */
function yardstickOf(
  facts: Facts,
  network: string,
  asking: string,
): { prefix: Prefix; of: string } | undefined {
  const prefix = networkPrefix(facts, network);
  if (prefix) return { prefix, of: network };
  const ids = interfacesOn(facts, network);
  const first = [
    ...ids.filter((id) => elementOf(facts, id)?.kind === "routerInterface"),
    ...ids,
  ].find((id) => ownPrefixOf(facts, id));
  const own = first === undefined || first === asking ? undefined : ownPrefixOf(facts, first);
  return first !== undefined && own ? { prefix: own.prefix, of: first } : undefined;
}
