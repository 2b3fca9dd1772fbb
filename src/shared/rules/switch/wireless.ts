import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { linkedFrom } from "#shared/facts/networks";
import { linksBetween, switchMode, uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { connect, cut } from "../wiring.ts";

export const wireless = defineRule({
  id: "UL-SWITCH-007",
  name: "switch/wireless",
  severity: "warning",
  platforms: ["EE-M"],
  on: ["vswitch"],
  what: "An external switch is bound to a wireless adapter.",
  why: "The documents speak of the wired network, and the set-up is known to fail when it makes the switch on Wi-Fi.",
  todo: "Bind it to a wired port. Where there is none, make the switch by hand before the deployment.",
  sources: [seed("EE", "Networking"), seed("EE_ISSUES", "123")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "external") return;
    for (const port of uplinksOf(facts, vswitch.id)) {
      if (port.fields["media"] === "wireless") {
        report.fail({
          with: [{ element: port.id, field: "media" }],
          message: say`${vswitch} is bound to wireless adapter ${port}; a wired adapter is expected.`,
        });
      } else report.pass(say`${port} is not wireless.`);
    }
  },
  fixes(facts, { subjects: [subject, port] }) {
    const vswitch = subject && elementOf(facts, subject.element);
    if (!vswitch || !port) return [];
    const wired = portsOf(facts, vswitch.parent ?? "").filter(
      (each) =>
        each.fields["media"] !== "wireless" && linkedFrom(facts, each.id, "uplink").length === 0,
    );
    return wired.map((each) => {
      const title = say`Bind it to ${each.name}`;
      const links = linksBetween(facts, vswitch.id, port.element, "uplink");
      return together(title, "Bind the switch to another port", [
        cut(title, links),
        connect(title, vswitch.id, each.id),
      ]);
    });
  },
  examples: {
    bad: [
      {
        title: "bound to Wi-Fi",
        base: "edge-scalable",
        edits: [
          { rename: "host-a.ethernet", to: "Wi-Fi" },
          { set: "host-a.ethernet", fields: { media: "wireless" } },
          { set: "host-a", fields: { adapterName: "Wi-Fi" } },
        ],
      },
      {
        title: "bound to Wi-Fi beside a wired port",
        base: "edge-scalable",
        edits: [
          { set: "host-a.ethernet", fields: { media: "wireless" } },
          {
            add: "physicalPort",
            id: "host-a.wired",
            parent: "host-a",
            name: "Ethernet 2",
            fields: { ipMode: "none", media: "wired" },
          },
          { connect: "host-a.wired", to: "lan" },
        ],
      },
    ],
    good: [{ title: "bound to Ethernet", base: "edge-scalable" }],
  },
});
