import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { networkOf } from "#shared/facts/networks";
import { elementOf } from "#shared/facts/engine";
import { freeAddressIn } from "#shared/facts/occupancy";
import { serviceRangesOf } from "#shared/facts/services";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

export const serviceOutsideRange = defineRule({
  id: "UL-VIP-020",
  name: "vip/service-outside-range",
  severity: "error",
  platforms: ["EE"],
  on: ["service"],
  what: "A load-balanced service has an address outside the service range of its cluster.",
  why: "The cluster answers for the addresses of the range only; a service elsewhere is never reached.",
  todo: "Take a free address of the range, or leave the address to the platform.",
  sources: [seed("EE", "Networking")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, element, report) {
    const ranges = element.parent === null ? [] : serviceRangesOf(facts, element.parent);
    for (const { field, range, network } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      const names = listed(ranges.map((each) => formatRange(each.range)));
      if (ranges.length === 0) {
        report.cannotTell(
          say`The cluster has no service range that ${address} could be compared with.`,
        );
      } else if (ranges.some((each) => rangeContains(each.range, range.start))) {
        report.pass(say`${address} lies in ${names}.`);
      } else {
        const parties = ranges.map(({ pool }) => ({ element: pool.id, field: "start" }));
        report.fail({
          field,
          with:
            network === undefined ? parties : [...parties, { element: network, field: "prefix" }],
          message: say`Service ${element} ${address} is outside the service range ${names}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const network = service && networkOf(facts, service.id);
    if (!service?.parent || network === undefined) return [];
    const free = serviceRangesOf(facts, service.parent)
      .map(({ range }) => freeAddressIn(facts, network, range, [service.id]))
      .find((address) => address !== undefined);
    return free === undefined
      ? []
      : [setAddress(facts, service.id, "address", free, "the next free address of the range")];
  },
  examples: {
    bad: [
      {
        title: "range 192.168.0.4–192.168.0.13, service 192.168.0.20",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.20" },
          },
        ],
      },
    ],
    good: [
      {
        title: "range 192.168.0.4–192.168.0.13, service 192.168.0.6",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.6" },
          },
        ],
      },
    ],
  },
});
