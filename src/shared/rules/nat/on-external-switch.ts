import { say } from "#shared/kernel/message";
import { platformOf } from "#shared/facts/places";
import { switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const natOnExternal = defineRule({
  id: "UL-NAT-002",
  name: "nat/on-external-switch",
  severity: "error",
  platforms: ["ALL"],
  on: ["nat"],
  what: "A NAT is on an external switch.",
  why: "Host NAT works through an internal switch; an external one bridges straight to the wire and bypasses it.",
  todo: "Remove the NAT, or make the switch internal.",
  sources: [seed("EE", "Networking"), seed("EE", "Scalable cluster")],
  check(facts, nat, report) {
    for (const vswitch of switchesBehind(facts, nat.id)) {
      if (switchMode(facts, vswitch) === "external") {
        report.fail({
          with: [{ element: vswitch.id, field: "mode" }],
          message: say`NAT ${nat} cannot be placed on the external switch ${vswitch}.`,
        });
      } else report.pass(say`${vswitch} is not external.`);
    }
  },
  fixes(facts, { subjects: [nat, vswitch] }) {
    if (!nat || !vswitch) return [];
    return platformOf(facts, nat.element)?.code === "EE-S"
      ? [setFields(say`Make the switch internal`, vswitch.element, { mode: "internal" })]
      : [remove(say`Remove the NAT`, [nat.element])];
  },
  examples: {
    bad: [
      {
        title: "NAT on external switch",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { mode: "external" } }],
      },
      {
        title: "NAT on the external switch of a scalable cluster",
        base: "edge-scalable",
        edits: [
          { add: "nat", id: "host-a.nat", parent: "host-a" },
          { set: "host-a.switch", fields: { mode: "internal" } },
          { connect: "host-a.switch", to: "host-a.nat" },
          { set: "host-a.switch", fields: { mode: "external" } },
        ],
      },
    ],
    good: [{ title: "NAT on internal switch aksedgesw-int", base: "edge-single" }],
  },
});
