import { say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { machineOf } from "#shared/facts/places";
import { linksBetween, switchMode, switchOf } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { connect, cut } from "../wiring.ts";

export const externalOnScalable = defineRule({
  id: "UL-SWITCH-003",
  name: "switch/external-on-scalable",
  severity: "error",
  platforms: ["EE-M"],
  on: ["nodeVm"],
  what: "A node of a scalable cluster is not on an external switch.",
  why: "Nodes on different machines reach each other over the physical network, and only an external switch leads there.",
  todo: "Connect the node to an external switch that is bound to a wired port of its host.",
  sources: [seed("EE", "Networking by deployment type"), seed("EE", "Scalable cluster")],
  silences: ["UL-SWITCH-031"],
  check(facts, node, report) {
    const adapters = childrenOf(facts, node.id, "vnic");
    if (adapters.length === 0) {
      report.fail({
        message: say`Scalable cluster node ${node} needs an external switch; it has no adapter yet.`,
      });
    }
    for (const adapter of adapters) {
      const vswitch = switchOf(facts, adapter.id);
      if (!vswitch) {
        report.fail({
          at: adapter.id,
          message: say`Scalable cluster node ${node} needs an external switch; ${adapter} is connected to none.`,
        });
      } else if (switchMode(facts, vswitch) === "internal") {
        report.fail({
          at: adapter.id,
          with: [{ element: vswitch.id, field: "mode" }],
          message: say`Scalable cluster node ${node} needs an external switch; ${vswitch} is internal.`,
        });
      } else report.pass(say`${node} is on the external switch ${vswitch}.`);
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const adapter = subject && elementOf(facts, subject.element);
    const target = adapter?.kind === "vnic" ? externalSwitchNear(facts, adapter) : undefined;
    if (!adapter || !target) return [];
    const title = say`Connect it to ${target}`;
    const present = switchOf(facts, adapter.id);
    const join = connect(title, adapter.id, target.id);
    const links = present ? linksBetween(facts, adapter.id, present.id, "attachment") : [];
    return [
      links.length === 0 ? join : together(title, "Change the switch", [cut(title, links), join]),
    ];
  },
  examples: {
    bad: [
      {
        title: "node N2 on an internal switch",
        base: "edge-scalable",
        edits: [{ set: "host-b.switch", fields: { mode: "internal" } }],
      },
      {
        title: "node N2 on no switch",
        base: "edge-scalable",
        edits: [{ disconnect: "node-b.eth0", from: "host-b.switch" }],
      },
    ],
    good: [{ title: "node N2 on an external switch bound to Ethernet", base: "edge-scalable" }],
  },
});

function externalSwitchNear(facts: Facts, adapter: ElementRecord): ElementRecord | undefined {
  const host = machineOf(facts, adapter.id);
  const switches = host ? childrenOf(facts, host.id, "vswitch") : [];
  return switches.find((each) => switchMode(facts, each) === "external");
}
