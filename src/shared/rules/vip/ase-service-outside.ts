import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { computeNetworks } from "#shared/facts/ase-device";
import { aseRanges } from "#shared/facts/ase-ranges";
import { elementOf } from "#shared/facts/engine";
import { freeAddressIn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

/** A range that is missing altogether is UL-VIP-027. */
export const aseServiceOutside = defineRule({
  id: "UL-VIP-030",
  name: "vip/ase-service-outside",
  severity: "error",
  platforms: ["ASE"],
  on: ["service"],
  what: "A load-balanced service has an address outside the external service IP range.",
  why: "MetalLB answers for the addresses of that range only; a service elsewhere is never reached.",
  todo: "Take a free address of the range, or leave the choice to MetalLB.",
  sources: [seed("ASE", "Kubernetes networking components")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, service, report) {
    const ranges = service.parent === null ? [] : aseRanges(facts, service.parent, "aseService");
    if (ranges.length === 0) return;
    const names = listed(ranges.map(({ range }) => formatRange(range)));
    for (const { field, range, network } of claimsOf(facts, service.id)) {
      const address = formatIpv4(range.start);
      if (ranges.some((each) => rangeContains(each.range, range.start))) {
        report.pass(say`${address} lies in ${names}.`);
        continue;
      }
      const parties = ranges.map(({ pool }) => ({ element: pool.id, field: "start" }));
      report.fail({
        field,
        with: network === undefined ? parties : [...parties, { element: network, field: "prefix" }],
        message: say`Service ${service} ${address} is outside ${names}.`,
      });
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const network = service?.parent
      ? computeNetworks(facts, service.parent)[0]?.network
      : undefined;
    if (!service?.parent || network === undefined) return [];
    const [free] = aseRanges(facts, service.parent, "aseService").flatMap(
      ({ range }) => freeAddressIn(facts, network, range, [service.id]) ?? [],
    );
    return free === undefined
      ? []
      : [setAddress(facts, service.id, "address", free, "the next free one of the range")];
  },
  examples: {
    bad: [
      {
        title: "range 192.168.20.60–192.168.20.65, service 192.168.20.70",
        base: "ase",
        edits: [{ set: "web", fields: { address: "192.168.20.70" } }],
      },
    ],
    good: [
      {
        title: "range 192.168.20.60–192.168.20.65, service 192.168.20.61",
        base: "ase",
        edits: [{ set: "web", fields: { address: "192.168.20.61" } }],
      },
    ],
  },
});
