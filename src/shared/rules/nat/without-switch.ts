import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { connect } from "../wiring.ts";

/** UL-NAT-015. A NAT on an external switch is UL-NAT-002. */
export const natWithoutSwitch = defineRule({
  id: "UL-NAT-015",
  name: "nat/without-switch",
  severity: "error",
  platforms: ["ALL"],
  on: ["nat"],
  what: "A host NAT is on no internal switch.",
  why: "The translation works on top of an internal switch; alone it has nothing to translate.",
  todo: "Connect it to the internal switch of the host.",
  sources: [seed("EE", "Networking")],
  silences: ["UL-NAT-001"],
  check(facts, nat, report) {
    const switches = switchesBehind(facts, nat.id);
    const internal = switches.find((each) => switchMode(facts, each) === "internal");
    if (internal) report.pass(say`${nat} is on the internal switch ${internal}.`);
    if (switches.length > 0) return;
    report.fail({
      with: nat.parent === null ? [] : [{ element: nat.parent }],
      message: say`${nat} is not connected to an internal switch.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const nat = subject && elementOf(facts, subject.element);
    if (!nat) return [];
    const switches = childrenOf(facts, nat.parent, "vswitch").filter(
      (each) => switchMode(facts, each) === "internal",
    );
    return switches.map((vswitch) => connect(say`Connect it to ${vswitch}`, vswitch.id, nat.id));
  },
  examples: {
    bad: [
      {
        title: "NAT drawn between host and router only",
        base: "edge-single",
        edits: [{ disconnect: "host.switch", from: "host.nat" }],
      },
    ],
    good: [{ title: "NAT drawn on aksedgesw-int", base: "edge-single" }],
  },
});
