import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import { switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { connect, remove } from "../wiring.ts";

/** UL-NAT-002 */
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

/** UL-NAT-003 */
export const natOnScalable = defineRule({
  id: "UL-NAT-003",
  name: "nat/on-scalable",
  severity: "warning",
  platforms: ["EE-M"],
  on: ["nat"],
  what: "A scalable cluster has a host NAT.",
  why: "Its nodes are on the network themselves; a NAT is one more thing to keep and hides nothing.",
  todo: "Delete the NAT.",
  sources: [seed("EE", "Scalable cluster")],
  check(_facts, nat, report) {
    report.fail({
      message: say`Scalable clusters need no NAT; nodes are connected directly, so ${nat} can go.`,
    });
  },
  fixes: (_facts, { subjects: [nat] }) => (nat ? [remove(say`Delete the NAT`, [nat.element])] : []),
  examples: {
    bad: [
      {
        title: "host with a NAT table",
        base: "edge-scalable",
        edits: [{ add: "nat", id: "host-a.nat", parent: "host-a" }],
      },
    ],
    good: [{ title: "host without NAT", base: "edge-scalable" }],
  },
});

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
