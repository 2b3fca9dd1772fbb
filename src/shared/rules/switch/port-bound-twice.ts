import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { linkedFrom } from "#shared/facts/networks";
import { adapterIdsOn, switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { connect, remove } from "../wiring.ts";

export const portBoundTwice = defineRule({
  id: "UL-SWITCH-010",
  name: "switch/port-bound-twice",
  severity: "error",
  platforms: ["ALL"],
  on: ["physicalPort", "nicTeam"],
  what: "One adapter backs two external switches.",
  why: "Hyper-V gives an adapter to one virtual switch only; the second cannot be made.",
  todo: "Use the switch that exists for both.",
  sources: [ENGINEERING],
  check(facts, port, report) {
    const switches = linkedFrom(facts, port.id, "uplink").filter(
      (each) => switchMode(facts, each) === "external",
    );
    const [first, ...more] = switches;
    if (!first) return;
    for (const second of more) {
      report.fail({
        with: [{ element: first.id }, { element: second.id }],
        message: say`${port} is already bound to ${first}; ${second} cannot have it too.`,
      });
    }
    if (more.length === 0) report.pass(say`${port} backs ${first} only.`);
  },
  fixes(facts, { subjects: [, first, second] }) {
    const kept = first && elementOf(facts, first.element);
    if (!kept || !second) return [];
    const title = say`Use ${kept} for both`;
    const moved = adapterIdsOn(facts, second.element).map((adapter) =>
      connect(title, adapter, kept.id),
    );
    return [
      together(title, "Use one switch for both", [remove(title, [second.element]), ...moved]),
    ];
  },
  examples: {
    bad: [
      {
        title: "Ethernet bound to sw1 and sw2",
        base: "edge-scalable",
        edits: [
          {
            add: "vswitch",
            id: "host-a.second",
            parent: "host-a",
            name: "sw2",
            fields: { mode: "external" },
          },
          { connect: "host-a.second", to: "host-a.ethernet" },
          { disconnect: "host-a.vnic", from: "host-a.switch" },
          { connect: "host-a.vnic", to: "host-a.second" },
        ],
      },
    ],
    good: [{ title: "Ethernet bound to sw1 only", base: "edge-scalable" }],
  },
});
