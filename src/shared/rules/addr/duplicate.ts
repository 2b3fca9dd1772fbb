import { formatIpv4 } from "#shared/address/ipv4";
import { compareText } from "#shared/kernel/order";
import { say } from "#shared/kernel/message";
import { HOLDER_KINDS } from "#shared/facts/claim-kinds";
import { addressesWithin, claimsOf } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { sharingOf } from "#shared/facts/membership";
import { fullName, nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { firstFew } from "../few.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** The pair is reported once, on the element whose id comes later: the one that is re-numbered. */
export const duplicate = defineRule({
  id: "UL-ADDR-008",
  name: "addr/duplicate",
  severity: "error",
  platforms: ["ALL"],
  on: HOLDER_KINDS,
  what: "Two elements of one routed domain hold the same address.",
  why: "Traffic goes to whichever answers first; connections fail now and then, and nobody sees why.",
  todo: "Give one of them another free address. A router, DNS server, DHCP server or proxy with one address is fine where one device is all of these.",
  sources: [seed("EE", "Scalable cluster"), seed("ARC", "Control plane IP"), ENGINEERING],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      if (!claim.single || claim.network === undefined) continue;
      const at = claim.range.start;
      const domain = domainOf(facts, claim.network);
      const address = formatIpv4(at);
      const others = firstFew(
        addressesWithin(facts, domain, at, at),
        (other) => other.owner !== element.id && sharingOf(facts, claim, other) !== "legal",
      );
      if (others.length === 0) report.pass(say`Nobody else holds ${address}.`);
      for (const other of others) {
        if (compareText(other.owner, element.id) > 0) continue;
        const sharing = sharingOf(facts, claim, other);
        const both = say`${address} is used by both ${nameOf(facts, other.owner)} and ${fullName(facts, element)}`;
        const isDevice = sharing === "perhaps one device";
        report.fail({
          field: claim.field,
          with: [{ element: other.owner, field: other.field }],
          message: isDevice
            ? say`${both}; that is right only if one device is both.`
            : say`${both}.`,
          ...(isDevice ? { severity: "info" } : {}),
        });
      }
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
      { title: "192.168.0.2 behind the NAT of one machine", base: "edge-single" },
      {
        title: "two services of one cluster behind one address",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.60" },
          },
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.60" },
          },
        ],
      },
    ],
  },
});
