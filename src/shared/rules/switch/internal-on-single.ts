import { say } from "#shared/kernel/message";
import { childrenOf, elementOf, linksOf } from "#shared/facts/engine";
import { switchMode, switchName, switchOf, uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { cut } from "../wiring.ts";

export const internalOnSingle = defineRule({
  id: "UL-SWITCH-001",
  name: "switch/internal-on-single",
  severity: "error",
  platforms: ["EE-S"],
  on: ["nodeVm"],
  what: "A node of a single machine cluster is on an external switch.",
  why: "The deployment type fixes an internal switch; the set-up makes it and cannot use another kind.",
  todo: "Make the switch internal, or plan a scalable cluster when the nodes must be on the LAN.",
  sources: [seed("EE", "Networking by deployment type"), seed("EE", "Single machine cluster")],
  check(facts, node, report) {
    const adapters = childrenOf(facts, node.id, "vnic");
    if (adapters.length === 0) return report.cannotTell(say`${node} has no adapter.`);
    for (const adapter of adapters) {
      const vswitch = switchOf(facts, adapter.id);
      const mode = vswitch && switchMode(facts, vswitch);
      if (!vswitch) report.cannotTell(say`${adapter} of ${node} is connected to no switch.`);
      else if (mode === "internal") report.pass(say`${node} is on the internal switch ${vswitch}.`);
      else if (mode === "external") {
        report.fail({
          with: [{ element: vswitch.id, field: "mode" }],
          message: say`Single machine clusters use an internal switch; ${vswitch} of ${node} is external.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [, far] }) {
    const vswitch = far && elementOf(facts, far.element);
    if (!vswitch) return [];
    const title = say`Make ${switchName(facts, vswitch)} an internal switch`;
    const change = setFields(title, vswitch.id, { mode: "internal" });
    const uplinks = linksOf(facts, vswitch.id).filter(
      ({ kind, from }) => kind === "uplink" && from === vswitch.id,
    );
    if (uplinksOf(facts, vswitch.id).length === 0) return [change];
    return [
      together(title, "Make the switch internal", [
        cut(
          title,
          uplinks.map(({ id }) => id),
        ),
        change,
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "Linux node on an external switch",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { mode: "external" } }],
      },
      {
        title: "Linux node on an external switch that is bound to Ethernet",
        base: "edge-single",
        edits: [
          { disconnect: "host.switch", from: "host.nat" },
          { set: "host.switch", fields: { mode: "external" } },
          { connect: "host.switch", to: "host.ethernet" },
        ],
      },
    ],
    good: [{ title: "Linux node on the internal switch aksedgesw-int", base: "edge-single" }],
  },
});
