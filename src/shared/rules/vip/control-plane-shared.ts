import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, parentOf } from "#shared/facts/engine";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { SECOND_ARC_CLUSTER, secondControlPlane } from "../example-parts.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

const CONTROL_PLANE = seed("ARC", "Control plane IP");

/** The pair is reported once, on the endpoint whose id comes later. */
export const controlPlaneShared = defineRule({
  id: "UL-VIP-025",
  name: "vip/control-plane-shared",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "Two clusters have the same control plane IP.",
  why: "Both answer for the address: clients reach the API server of one cluster or the other by chance.",
  todo: "Reserve an address of its own for each cluster.",
  sources: [
    CONTROL_PLANE,
    seed("ARC", "IP address planning for Kubernetes clusters and applications"),
  ],
  silences: ["UL-ADDR-008"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const others = rivalsWithin(facts, element.id, range).filter(
        ({ role, owner }) =>
          role === "controlPlaneEndpoint" && parentOf(facts, owner) !== element.parent,
      );
      if (others.length === 0) report.pass(say`No other cluster has ${address}.`);
      for (const other of others) {
        if (compareText(other.owner, element.id) > 0) continue;
        const [one, two] = [other.owner, element.id].map((id) =>
          elementOf(facts, parentOf(facts, id) ?? ""),
        );
        if (!one || !two) continue;
        report.fail({
          field,
          with: [{ element: other.owner, field: other.field }],
          message: say`${one} and ${two} share control plane IP ${address}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "edge-1 and edge-2 both 10.4.0.10",
        base: "arc-static",
        edits: [...SECOND_ARC_CLUSTER, secondControlPlane("10.4.0.10")],
      },
    ],
    good: [
      {
        title: "edge-1 10.4.0.10, edge-2 10.4.0.11",
        base: "arc-static",
        edits: [...SECOND_ARC_CLUSTER, secondControlPlane("10.4.0.11")],
      },
    ],
  },
});
