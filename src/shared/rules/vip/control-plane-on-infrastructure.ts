import { formatIpv4 } from "#shared/address/ipv4";
import { listed, plain, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { infrastructureWithin } from "#shared/facts/infrastructure";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

const CONTROL_PLANE = seed("ARC", "Control plane IP");

const WHY =
  "The control plane IP is fixed for the life of the cluster: whoever else is given it takes the API server off the network, and only a new cluster mends that.";

export const controlPlaneOnInfrastructure = defineRule({
  id: "UL-VIP-023",
  name: "vip/control-plane-on-infrastructure",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP is already the address of a server, the Arc Resource Bridge, the cloud agent, a gateway, DNS server or proxy, or is recorded as in use.",
  why: WHY,
  todo: "Choose another free address.",
  sources: [CONTROL_PLANE],
  silences: ["UL-ADDR-008", "UL-ADDR-031"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const holders = infrastructureWithin(facts, element.id, range);
      if (holders.length === 0)
        report.pass(say`No infrastructure has ${address}, and it is not recorded as in use.`);
      for (const { parties, listedFor } of holders) {
        const [first] = parties;
        if (!first) continue;
        const names = listed(parties.map((party) => nameOf(facts, party.element)));
        report.fail({
          field,
          with: parties,
          message:
            listedFor === undefined
              ? say`Control plane IP ${address} is already the address of ${names}.`
              : say`Control plane IP ${address} is recorded as in use by ${plain(listedFor || "somebody else")}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "DNS server 10.4.0.5, control plane IP 10.4.0.5",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.5" } }],
      },
      {
        title: "server 10.1.0.11, control plane IP 10.1.0.11",
        base: "arc-dhcp",
        edits: [{ set: "edge-1.cp", fields: { address: "10.1.0.11" } }],
      },
      {
        title: "recorded as the address of a printer",
        base: "arc-static",
        edits: [{ set: "site", fields: { inUse: [{ range: "10.4.0.10", owner: "printer" }] } }],
      },
    ],
    good: [
      { title: "servers 10.1.0.11 and .12, control plane IP 10.4.0.10", base: "arc-static" },
      {
        title: "recorded as in use by the cluster itself",
        base: "arc-static",
        edits: [{ set: "site", fields: { inUse: [{ range: "10.4.0.10", owner: "edge-1" }] } }],
      },
    ],
  },
});
