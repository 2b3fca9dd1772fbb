import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsOf, type Claim } from "#shared/facts/claims";
import { sharingOf } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

const CONTROL_PLANE = seed("ARC", "Control plane IP");

export const controlPlaneInBalancer = defineRule({
  id: "UL-VIP-024",
  name: "vip/control-plane-in-balancer",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP lies in the range of a load balancer, or is the address of one.",
  why: "The load balancer gives the address to the next service, and then service and API server both answer for it.",
  todo: "Move the range of the load balancer, or the control plane IP while the cluster is not deployed.",
  sources: [CONTROL_PLANE, seed("ARC", "Load balancer IPs for containerized applications")],
  silences: ["UL-ADDR-008", "UL-ADDR-019"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      const address = formatIpv4(claim.range.start);
      const balancers = rivalsWithin(facts, element.id, claim.range).filter(
        (other) => isOfBalancer(other) && sharingOf(facts, claim, other) !== "legal",
      );
      if (balancers.length === 0) report.pass(say`${address} lies in no load balancer range.`);
      for (const { owner, field, range, single } of balancers) {
        report.fail({
          field: claim.field,
          with: [{ element: owner, field }],
          message: single
            ? say`Control plane IP ${address} is the address of load balancer ${nameOf(facts, owner)}.`
            : say`Control plane IP ${address} lies in the load balancer range ${formatRange(range)} of ${nameOf(facts, owner)}.`,
          data: single ? {} : poolData({ range }),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject, balancer] = finding.subjects;
    const range = rangeIn(finding);
    return [
      ...(balancer?.field && range
        ? moveBalancerRange(facts, balancer.element, balancer.field, range)
        : []),
      ...(subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.100–10.4.0.110, control plane IP 10.4.0.105",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.105" } }],
      },
    ],
    good: [
      { title: "range 10.4.0.100–10.4.0.110, control plane IP 10.4.0.10", base: "arc-static" },
    ],
  },
});

function isOfBalancer({ role }: Claim): boolean {
  return role === "lbRange" || role === "loadBalancer";
}
