import { formatIpv4 } from "#shared/address/ipv4";
import { compareText } from "#shared/kernel/order";
import { say } from "#shared/kernel/message";
import { claimsAt, claimsOf } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import { INTERFACE_KINDS } from "#shared/facts/interface-kinds";
import { fullName } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** The pair is reported once, on the element whose id comes later: the one that is re-numbered. */
export const duplicate = defineRule({
  id: "UL-ADDR-008",
  name: "addr/duplicate",
  severity: "error",
  platforms: ["ALL"],
  on: INTERFACE_KINDS,
  what: "Two elements of one routed domain hold the same address.",
  why: "Traffic goes to whichever answers first; connections fail now and then, and nobody sees why.",
  todo: "Give one of them another free address.",
  sources: [seed("EE", "Scalable cluster"), seed("ARC", "Control plane IP"), ENGINEERING],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      if (!claim.single || claim.network === undefined) continue;
      const address = formatIpv4(claim.range.start);
      const others = claimsAt(facts, domainOf(facts, claim.network), claim.range.start).filter(
        (other) => other.single && other.owner !== element.id && other.role !== "inUse",
      );
      const earlier = others.filter((other) => compareText(other.owner, element.id) < 0);
      for (const other of earlier) {
        const owner = elementOf(facts, other.owner);
        if (!owner) continue;
        report.fail({
          field: claim.field,
          with: [{ element: other.owner, field: other.field }],
          message: say`${address} is used by both ${fullName(facts, owner)} and ${fullName(facts, element)}.`,
        });
      }
      if (others.length === 0) report.pass(say`Nobody else holds ${address}.`);
    }
  },
  fixes(facts, { subjects }) {
    return subjects.flatMap(({ element, field }) =>
      moveToFreeAddress(facts, element, field ?? "address"),
    );
  },
  examples: {
    bad: [
      {
        title: "nodes N1 = 192.168.0.11 and N2 = 192.168.0.11",
        base: "edge-scalable",
        edits: [{ set: "node-b.eth0", fields: { address: "192.168.0.11" } }],
      },
    ],
    good: [
      { title: "N1 = 192.168.0.11, N2 = 192.168.0.12", base: "edge-scalable" },
      { title: "each single machine site is a domain of its own", base: "edge-single" },
    ],
  },
});
