import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { adaptersWithin, linksBetween, switchMode, switchOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { connect, cut } from "../wiring.ts";

export const oneSwitchPerHost = defineRule({
  id: "UL-SWITCH-011",
  name: "switch/one-switch-per-host",
  severity: "error",
  platforms: ["EE-M"],
  on: ["host"],
  what: "The host and its nodes are on different external switches.",
  why: "After the deployment the host and all its nodes share one external switch.",
  todo: "Move all adapters of the host and its nodes to the switch of the cluster.",
  sources: [seed("EE", "Scalable cluster")],
  check(facts, host, report) {
    const placed = adaptersWithin(facts, host.id).flatMap(({ owner, adapter }) => {
      const vswitch = switchOf(facts, adapter);
      return vswitch && switchMode(facts, vswitch) === "external"
        ? [{ owner, adapter, vswitch }]
        : [];
    });
    // The nodes say which switch is the cluster's; the host follows them.
    const lead = placed.find(({ owner }) => owner !== host.id);
    if (!lead) return;
    const others = placed.filter(({ vswitch }) => vswitch.id !== lead.vswitch.id);
    for (const { owner, adapter, vswitch } of others) {
      report.fail({
        at: adapter,
        with: [{ element: lead.vswitch.id }, { element: vswitch.id }],
        message: say`On ${host}, ${nameOf(facts, lead.owner)} is on ${lead.vswitch} and ${nameOf(facts, owner)} on ${vswitch}; they must share one switch.`,
      });
    }
    if (others.length > 0) return;
    if (placed.some(({ owner }) => owner === host.id))
      report.pass(say`${host} and its nodes share ${lead.vswitch}.`);
    else report.cannotTell(say`${host} has no adapter of its own on ${lead.vswitch}.`);
  },
  fixes(facts, { subjects: [adapter, lead, other] }) {
    const target = lead && elementOf(facts, lead.element);
    if (!adapter || !target || !other) return [];
    const title = say`Move it to ${target}`;
    const links = linksBetween(facts, adapter.element, other.element, "attachment");
    return [
      together(title, "Change the switch", [
        cut(title, links),
        connect(title, adapter.element, target.id),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "Linux node on sw1, host OS on sw2",
        base: "edge-scalable",
        edits: [
          { add: "physicalPort", id: "host-a.second-port", parent: "host-a", name: "Ethernet 2" },
          {
            add: "vswitch",
            id: "host-a.second",
            parent: "host-a",
            name: "sw2",
            fields: { mode: "external" },
          },
          { connect: "host-a.second", to: "host-a.second-port" },
          { connect: "host-a.second-port", to: "lan" },
          { disconnect: "host-a.vnic", from: "host-a.switch" },
          { connect: "host-a.vnic", to: "host-a.second" },
        ],
      },
    ],
    good: [{ title: "Linux node and host OS on sw1", base: "edge-scalable" }],
  },
});
