import { formatIpv4 } from "#shared/address/ipv4";
import { lastHost } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { fixedServiceStart } from "#shared/facts/fixed-service-start";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readInteger, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const serviceRangeFits = defineRule({
  id: "UL-VIP-014",
  name: "vip/service-range-fits",
  severity: "error",
  platforms: ["EE-S"],
  on: ["addressPool"],
  what: "The service range of a single machine cluster does not fit into the internal network.",
  why: "The range begins at .4 and would run into or past the broadcast address, where no service can be reached.",
  todo: "Lower the size. In a /24, whose length the documents do not state, 251 addresses are left from .4 to .254.",
  sources: [seed("EE", "Single machine cluster"), ENGINEERING],
  silences: ["UL-ADDR-016", "UL-ADDR-017"],
  check(facts, element, report) {
    if (element.fields["role"] !== "eeService") return;
    const size = valueOf(readInteger(facts, element, "size"));
    if (size === undefined || size < 1) return;
    const network = networkOf(facts, element.id);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    const start = fixedServiceStart(facts, element);
    if (network === undefined || !prefix || start === undefined) {
      report.cannotTell(
        say`No node of the cluster of ${element} is on an internal network, so that its room is not known.`,
      );
      return;
    }
    const room = lastHost(prefix) - start + 1;
    if (size <= room) {
      report.pass(
        say`${formatIpv4(start)} and ${size - 1} more end at ${formatIpv4(start + size - 1)}, ${room - size} before the last host.`,
      );
      return;
    }
    report.fail({
      field: "size",
      with: [{ element: network, field: "prefix" }],
      message: say`A service range of ${size} does not fit after ${formatIpv4(start)} (maximum ${room}).`,
      data: { room },
    });
  },
  fixes(_facts, { subjects: [subject], data: { room } }) {
    return subject && typeof room === "number"
      ? [setFields(say`Set the size to ${room}`, subject.element, { size: room })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "ServiceIPRangeSize = 252 (ends 192.168.0.255)",
        base: "edge-single",
        edition: "2023-02",
        edits: [{ set: "cluster.services", fields: { size: 252 } }],
      },
    ],
    good: [
      {
        title: "ServiceIPRangeSize = 251 (ends 192.168.0.254)",
        base: "edge-single",
        edition: "2023-02",
        edits: [{ set: "cluster.services", fields: { size: 251 } }],
      },
    ],
  },
});
