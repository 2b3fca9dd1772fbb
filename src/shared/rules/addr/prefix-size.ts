import { formatPrefix, smallestLengthFor, type Prefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsWithin, type Claim } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { kindsWithField } from "#shared/facts/claim-kinds";
import { holderRole } from "#shared/facts/membership";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const LARGEST = 8;
const SMALLEST = 30;

export const prefixSize = defineRule({
  id: "UL-ADDR-003",
  name: "addr/prefix-size",
  severity: "error",
  platforms: ["ALL"],
  on: kindsWithField("prefix", "prefix"),
  what: "A network that carries nodes, pools or virtual addresses is too small or implausibly large.",
  why: "A /31 or /32 has no room for nodes beside a gateway, and a network wider than a /8 is larger than any private block.",
  todo: "Give the network a prefix from /8 to /30; count the nodes, the services and the growth that it has to hold.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    if (networkOf(facts, element.id) !== element.id) return;
    const prefix = networkPrefix(facts, element.id);
    if (!prefix) return;
    if (prefix.length >= LARGEST && prefix.length <= SMALLEST) {
      report.pass(say`A /${prefix.length} lies between /${LARGEST} and /${SMALLEST}.`);
      return;
    }
    const held = nodesAndPools(facts, element.id);
    if (held.length === 0) return;
    report.fail({
      field: "prefix",
      message: say`${element}: a /${prefix.length} cannot serve as a node network; use /${LARGEST} to /${SMALLEST}.`,
      data: { length: prefix.length, need: held.length },
    });
  },
  fixes(facts, { subjects: [subject], data }) {
    const prefix = subject && networkPrefix(facts, subject.element);
    if (!subject || !prefix || prefix.length < LARGEST) return [];
    // Its own addresses, a gateway, network and broadcast address.
    const length = Math.min(smallestLengthFor(Number(data["need"]) + 3), 29);
    const wider = formatPrefix(widened(prefix, length));
    return [setFields(say`Widen the network to ${wider}`, subject.element, { prefix: wider })];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.10/31 with three node VMs",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "192.168.0.10/31" } }],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/25 with three node VMs",
        base: "edge-scalable",
        edits: [{ set: "lan", fields: { prefix: "192.168.0.0/25" } }],
      },
    ],
  },
});

function nodesAndPools(facts: Facts, network: string): Claim[] {
  const domain = domainOf(facts, network);
  const roles = new Set(["node", "service", "controlPlaneEndpoint", "apiServer"]);
  return claimsWithin(facts, domain, 0, 0xffffffff).filter(
    (claim) => claim.network === network && (!claim.single || roles.has(holderRole(facts, claim))),
  );
}

function widened({ network }: Prefix, length: number): Prefix {
  return { network: network - (network % 2 ** (32 - length)), length };
}
