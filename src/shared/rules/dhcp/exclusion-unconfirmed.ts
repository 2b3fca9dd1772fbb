import { formatRange, rangesOverlap, type Range } from "#shared/address/range";
import { jsonText } from "#shared/kernel/json";
import { listed, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { leasingNetworksOn } from "#shared/facts/network-objects";
import { readRangeList, valueOf } from "#shared/facts/readings";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

const VIP = seed("HCI", "Virtual IP pool");

/** Name and date are for the user to enter. */
export const exclusionUnconfirmed = defineRule({
  id: "UL-DHCP-002",
  name: "dhcp/exclusion-unconfirmed",
  severity: "warning",
  platforms: ["HCI-DH"],
  on: ["dhcpScope"],
  what: "Nobody has confirmed that the VIP pool is excluded on the real DHCP server.",
  why: "The exclusion stands in the drawing; the server that leases the addresses is configured by somebody else.",
  todo: "Have the network administrator exclude the pool, and enter who confirmed it and when.",
  sources: [VIP],
  check(facts, scope, report) {
    const exclusions = readRangeList(scope, "exclusions").flatMap((each) => valueOf(each) ?? []);
    const excluded = leasingNetworksOn(facts, scope.id)
      .flatMap(({ id }) => vnetRanges(facts, id, "vipPool"))
      .filter((pool) => touches(exclusions, pool));
    if (excluded.length === 0) return;
    const by = scope.fields["exclusionConfirmedBy"];
    if (!isEmptyValue(by)) {
      return report.pass(
        say`${jsonText(by)} has confirmed the exclusion of ${listed(excluded.map(formatRange))}.`,
      );
    }
    report.fail({
      field: "exclusionConfirmedBy",
      message: say`The VIP exclusion ${listed(excluded.map(formatRange))} on ${scope} is not yet confirmed by the network administrator.`,
    });
  },
  examples: {
    bad: [
      {
        title: "exclusion set, confirmation empty",
        base: "hci-dhcp",
        edits: [
          { set: "dhcp.scope", fields: { exclusionConfirmedBy: null, exclusionConfirmedOn: null } },
        ],
      },
    ],
    good: [{ title: "exclusion set, confirmed by J. Doe on 2024-03-01", base: "hci-dhcp" }],
  },
});

function touches(ranges: readonly Range[], pool: Range): boolean {
  return ranges.some((each) => rangesOverlap(each, pool));
}
