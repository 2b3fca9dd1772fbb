import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { linkedFrom } from "#shared/facts/networks";
import { linksBetween, switchMode, uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { connect, cut } from "../wiring.ts";

export const externalBinding = defineRule({
  id: "UL-SWITCH-006",
  name: "switch/external-binding",
  severity: "error",
  platforms: ["ALL"],
  on: ["vswitch"],
  what: "An external switch is bound to no physical adapter, or to several without a team.",
  why: "An external switch is defined by the one adapter that joins it to the wire.",
  todo: "Bind it to one free wired port, or to a team of ports.",
  sources: [seed("EE", "Networking"), seed("ASE", "Network interfaces, switches")],
  check(facts, vswitch, report) {
    const mode = switchMode(facts, vswitch);
    if (mode === undefined)
      return report.cannotTell(say`Nobody has said whether ${vswitch} is internal or external.`);
    if (mode === "internal") return;
    const uplinks = uplinksOf(facts, vswitch.id);
    const [only] = uplinks;
    if (only && uplinks.length === 1) return report.pass(say`${vswitch} is bound to ${only}.`);
    report.fail({
      with: uplinks.map(({ id }) => ({ element: id })),
      message: only
        ? say`External switch ${vswitch} is not bound to exactly one physical adapter, but to ${listed(uplinks)}.`
        : say`External switch ${vswitch} is not bound to exactly one physical adapter; it is bound to none.`,
    });
  },
  fixes(facts, { subjects: [subject, ...bound] }) {
    const vswitch = subject && elementOf(facts, subject.element);
    if (!vswitch) return [];
    if (bound.length > 0) {
      return bound.map(({ element: kept }) => {
        const others = bound.filter(({ element }) => element !== kept);
        const links = others.flatMap(({ element }) =>
          linksBetween(facts, vswitch.id, element, "uplink"),
        );
        return cut(say`Keep ${elementOf(facts, kept)?.name ?? kept} only`, links);
      });
    }
    return portsOf(facts, vswitch.parent ?? "")
      .filter(
        (port) =>
          port.fields["media"] !== "wireless" && linkedFrom(facts, port.id, "uplink").length === 0,
      )
      .map((port) => connect(say`Bind it to ${port.name}`, vswitch.id, port.id));
  },
  examples: {
    bad: [
      {
        title: "external switch with no port",
        base: "edge-scalable",
        edits: [{ disconnect: "host-a.switch", from: "host-a.ethernet" }],
      },
    ],
    good: [
      { title: "external switch bound to Ethernet", base: "edge-scalable" },
      { title: "internal switch", base: "edge-single" },
    ],
  },
});
