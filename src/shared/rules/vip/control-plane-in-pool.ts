import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { nameOf } from "#shared/facts/names";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

const CONTROL_PLANE = seed("ARC", "Control plane IP");

const WHY =
  "The control plane IP is fixed for the life of the cluster: whoever else is given it takes the API server off the network, and only a new cluster mends that.";

export const controlPlaneInPool = defineRule({
  id: "UL-VIP-022",
  name: "vip/control-plane-in-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP lies in the VM pool of a logical network.",
  why: WHY,
  todo: "Take a free address of the subnet outside every pool. That also satisfies the tools which refuse one inside a pool.",
  sources: [CONTROL_PLANE],
  silences: ["UL-ADDR-019"],
  check(facts, element, report) {
    for (const { field, range } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const pools = rivalsWithin(facts, element.id, range).filter(({ role }) => role === "arcVm");
      if (pools.length === 0) report.pass(say`${address} lies in no VM pool.`);
      for (const pool of pools) {
        report.fail({
          field,
          with: [{ element: pool.owner, field: pool.field }],
          message: say`Control plane IP ${address} of ${nameOf(facts, element.parent ?? element.id)} lies inside the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "pool 10.4.0.20–10.4.0.60, control plane IP 10.4.0.30",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.30" } }],
      },
    ],
    good: [{ title: "pool 10.4.0.20–10.4.0.60, control plane IP 10.4.0.10", base: "arc-static" }],
  },
});
