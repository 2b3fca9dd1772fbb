import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { compareText } from "#shared/kernel/order";
import { say } from "#shared/kernel/message";
import { elementOf, linksOf } from "#shared/facts/engine";
import { tagOf } from "#shared/facts/layer2";
import { networkPrefix } from "#shared/facts/networks";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

export const vlanShared = defineRule({
  id: "UL-X-018",
  name: "x/vlan-shared",
  severity: "warning",
  platforms: ["ALL"],
  on: ["physicalSwitch"],
  what: "Two networks with different prefixes have the same VLAN on one switch.",
  why: "The switch makes one network of them: broadcasts and DHCP of one reach the other, and nothing keeps them apart.",
  todo: "Give each network a VLAN of its own.",
  sources: [ENGINEERING],
  check(facts, physicalSwitch, report) {
    const segments = linksOf(facts, physicalSwitch.id)
      .flatMap(
        (link) => elementOf(facts, link.from === physicalSwitch.id ? link.to : link.from) ?? [],
      )
      .filter(({ kind }) => kind === "segment")
      .sort((a, b) => compareText(a.id, b.id));
    const firstOn = new Map<number, ElementRecord>();
    for (const segment of segments) {
      const vlan = tagOf(facts, segment.id);
      const prefix = networkPrefix(facts, segment.id);
      if (vlan === 0 || !prefix) continue;
      const first = firstOn.get(vlan);
      const other = first && networkPrefix(facts, first.id);
      if (!first || !other) firstOn.set(vlan, segment);
      else if (!samePrefix(prefix, other)) {
        report.fail({
          at: segment.id,
          field: "vlan",
          with: [{ element: first.id, field: "vlan" }, { element: physicalSwitch.id }],
          message: say`${first} (${formatPrefix(other)}) and ${segment} (${formatPrefix(prefix)}) share VLAN ${vlan} on ${physicalSwitch}.`,
        });
      } else report.pass(say`${first} and ${segment} are one network.`);
    }
  },
  examples: {
    bad: [
      {
        title: "two subnets on VLAN 10",
        base: "edge-scalable",
        edits: beside("10.8.0.0/24", 10),
      },
    ],
    good: [
      {
        title: "VLAN 10 and VLAN 20",
        base: "edge-scalable",
        edits: beside("10.8.0.0/24", 20),
      },
      {
        title: "one prefix drawn twice on VLAN 10",
        base: "edge-scalable",
        edits: beside("192.168.0.0/24", 10),
      },
    ],
  },
});

/** A second network on the switch that carries the LAN, which is on VLAN 10. */
function beside(prefix: string, vlan: number) {
  return [
    { set: "lan", fields: { vlan: 10 } },
    { add: "segment", id: "other", parent: "site", name: "other-net", fields: { prefix, vlan } },
    { add: "physicalSwitch", id: "tor", parent: "site", fields: { spanningTree: true } },
    { connect: "tor", to: "lan" },
    { connect: "tor", to: "other" },
  ];
}
