import type { Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import type { Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { judgeAddress, mendAddress } from "./virtual-address.ts";

export const serviceAddress = defineRule({
  id: "UL-VIP-007",
  name: "vip/service-address",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "The address of a load-balanced service is leased, or lies outside the VIP pool of its network.",
  why: "Services hold a fixed address taken from the VIP pool; the platform ignores any other and gives the service one of the pool.",
  todo: "Take a free address of the VIP pool, or leave the address to the platform.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HYB", "IP address resources"),
    seed("ARC_ISSUES", "283"),
  ],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, service, report) {
    if (service.fields["type"] !== "LoadBalancer") return;
    judgeAddress(facts, service, report, {
      dynamic: "addressDynamic",
      besides: balancerRanges(facts, service),
      leased: (pool) =>
        say`Service ${service}: its address is leased; it must be a static one of ${pool}.`,
      outside: (address, pool) => say`Service ${service}: ${address} is not in ${pool}.`,
    });
  },
  fixes: (facts, finding) => mendAddress(facts, finding, "address"),
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.33, service 10.20.30.40",
        base: "hci-static",
        edits: [{ set: "front-b1", fields: { address: "10.20.30.40" } }],
      },
      {
        title: "service with a leased address",
        base: "hci-dhcp",
        edits: [{ set: "front-b1", fields: { addressDynamic: true } }],
      },
    ],
    good: [
      { title: "VIP pool 10.20.30.29–10.20.30.33, service 10.20.30.31", base: "hci-static" },
      {
        title: "a service with an address of the MetalLB that stands in for HAProxy",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "metal",
            parent: "b",
            fields: { product: "metalLb", ranges: ["10.20.30.40-10.20.30.45"] },
          },
          { set: "front-b1", fields: { address: "10.20.30.40" } },
        ],
      },
      {
        title: "a ClusterIP service with an address outside the pool",
        base: "hci-static",
        edits: [{ set: "front-a1", fields: { type: "ClusterIP", address: "10.20.30.40" } }],
      },
    ],
  },
});

/** Ranges of balancers that somebody installed in place of the platform's own, such as MetalLB. */
function balancerRanges(facts: Facts, service: ElementRecord): Range[] {
  const balancers = service.parent === null ? [] : balancersOf(facts, service.parent);
  return balancers.flatMap(({ id }) =>
    claimsOf(facts, id).flatMap(({ single, range }) => (single ? [] : [range])),
  );
}
