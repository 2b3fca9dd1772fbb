import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { balancerRanges, balancersFor } from "#shared/facts/balancers";
import { claimsOf } from "#shared/facts/claims";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeAddressIn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BALANCER = seed("ARC", "Load balancer IPs for containerized applications");

export const serviceOutsideBalancer = defineRule({
  id: "UL-LB-019",
  name: "lb/service-outside-balancer",
  severity: "error",
  platforms: ["ARC"],
  on: ["service"],
  what: "A LoadBalancer service has an address outside every range of its load balancer.",
  why: "The load balancer neither assigns nor answers for an address that it was not given.",
  todo: "Take a free address of the range, or leave the address to the load balancer.",
  sources: [BALANCER, ENGINEERING],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, service, report) {
    const balancers = balancersFor(facts, service);
    const ranges = [
      ...balancerRanges(balancers),
      ...balancers.flatMap(({ id }) => claimsOf(facts, id).filter(({ single }) => single)),
    ];
    for (const { field, range, network } of claimsOf(facts, service.id)) {
      const address = formatIpv4(range.start);
      const names = listed(ranges.map((each) => formatRange(each.range)));
      if (ranges.length === 0) {
        report.cannotTell(
          say`No load balancer of the cluster has a range that ${address} of ${service} could be compared with.`,
        );
      } else if (ranges.some((each) => rangeContains(each.range, range.start))) {
        report.pass(say`${address} lies in ${names}.`);
      } else {
        const owners = [...new Set(ranges.map(({ owner }) => owner))].map((element) => ({
          element,
          field: "ranges",
        }));
        report.fail({
          field,
          with: [
            ...owners,
            ...(network === undefined ? [] : [{ element: network, field: "prefix" }]),
          ],
          message: say`${service} ${address} is outside the load balancer range ${names}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const network = service && networkOf(facts, service.id);
    if (!service || network === undefined) return [];
    const free = balancerRanges(balancersFor(facts, service))
      .map(({ range }) => freeAddressIn(facts, network, range, [service.id]))
      .find((address) => address !== undefined);
    return free === undefined
      ? []
      : [setAddress(facts, service.id, "address", free, "the next free address of the range")];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.100–10.4.0.110, service 10.4.0.200",
        base: "arc-static",
        edits: [{ set: "shop-web", fields: { address: "10.4.0.200" } }],
      },
    ],
    good: [{ title: "range 10.4.0.100–10.4.0.110, service 10.4.0.101", base: "arc-static" }],
  },
});
