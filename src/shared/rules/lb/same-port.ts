import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { servicesWithAddressOf } from "#shared/facts/service-twins";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const WALK_THROUGH = seed("HCI", "Walk through an example deployment");

/** Each pair is spoken of once, on the service whose id comes later. */
export const samePort = defineRule({
  id: "UL-LB-005",
  name: "lb/same-port",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "Two services hold the same address and port.",
  why: "An address can serve a port only once: one of the two never gets a connection, or the balancer refuses it.",
  todo: "Give one of them another address or another port.",
  sources: [WALK_THROUGH, ENGINEERING],
  check(facts, service, report) {
    const address = valueOf(readIpv4(facts, service, "address"));
    if (service.fields["type"] !== "LoadBalancer" || address === undefined) return;
    if (networkOf(facts, service.id) === undefined)
      return report.cannotTell(say`The network of ${service} is not known.`);
    const others = servicesWithAddressOf(facts, service.id);
    const text = formatIpv4(address);
    if (others.length === 0) return report.pass(say`No other service has ${text}.`);
    const own = portsOf(service);
    for (const other of others) {
      const record = elementOf(facts, other);
      const shared = record ? portsOf(record).filter((port) => own.includes(port)) : [];
      if (!record || shared.length === 0) {
        report.pass(say`${nameOf(facts, other)} has ${text} on other ports.`);
      } else if (other < service.id) {
        report.fail({
          field: "address",
          with: [{ element: other, field: "address" }],
          message: say`${record} and ${service} both use ${text} on ${listed(shared)}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, "address") : [],
  examples: {
    bad: [
      {
        title: "two front ends both 10.20.30.31:443",
        base: "hci-static",
        edits: [{ set: "front-a2", fields: { address: "10.20.30.31" } }],
      },
    ],
    good: [
      { title: "10.20.30.31:443 and 10.20.30.32:443", base: "hci-static" },
      {
        title: "one address, ports 443 and 80",
        base: "hci-static",
        edits: [
          {
            set: "front-a2",
            fields: { address: "10.20.30.31", ports: [{ proto: "tcp", port: 8443 }] },
          },
        ],
      },
    ],
  },
});
