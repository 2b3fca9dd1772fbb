import { say } from "#shared/kernel/message";
import { linksBetween, switchMode, uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { cut } from "../wiring.ts";

export const internalBound = defineRule({
  id: "UL-SWITCH-008",
  name: "switch/internal-bound",
  severity: "error",
  platforms: ["ALL"],
  on: ["vswitch"],
  what: "An internal switch is bound to a physical port.",
  why: "An internal switch joins only the host and its VMs; Hyper-V has no such binding.",
  todo: "Take the binding away and leave by a NAT, or make the switch external.",
  sources: [seed("EE", "Networking")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "internal") return;
    const uplinks = uplinksOf(facts, vswitch.id);
    for (const port of uplinks) {
      report.fail({
        with: [{ element: port.id }],
        message: say`Internal switch ${vswitch} cannot be bound to ${port}.`,
      });
    }
    if (uplinks.length === 0) report.pass(say`${vswitch} is bound to no port.`);
  },
  fixes: (facts, { subjects: [subject, port] }) =>
    subject && port
      ? [
          cut(
            say`Take the binding away`,
            linksBetween(facts, subject.element, port.element, "uplink"),
          ),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "aksedgesw-int bound to Ethernet",
        base: "edge-single",
        edits: [
          { set: "host.switch", fields: { mode: "external" } },
          { connect: "host.switch", to: "host.ethernet" },
          { set: "host.switch", fields: { mode: "internal" } },
        ],
      },
    ],
    good: [{ title: "aksedgesw-int unbound, NAT to Ethernet", base: "edge-single" }],
  },
});
