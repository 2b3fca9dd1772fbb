import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { natOf } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId } from "../wiring.ts";

/** UL-NAT-001. A NAT without a port to leave by is UL-NAT-007, one beside the switch UL-NAT-015. */
export const needsNat = defineRule({
  id: "UL-NAT-001",
  name: "nat/needs-nat",
  severity: "error",
  platforms: ["EE-S"],
  on: ["host"],
  what: "The internal switch of a single machine cluster has no NAT.",
  why: "The nodes have private addresses that end at the host; without NAT nothing of theirs gets out.",
  todo: "Draw the NAT that the set-up makes, between the internal switch and the port to the LAN.",
  sources: [seed("EE", "Single machine cluster"), seed("EE", "Networking by deployment type")],
  check(facts, host, report) {
    const switches = childrenOf(facts, host.id, "vswitch").filter(
      (each) => switchMode(facts, each) === "internal",
    );
    if (switches.length === 0) return report.cannotTell(say`${host} has no internal switch yet.`);
    for (const vswitch of switches) {
      const nat = natOf(facts, vswitch.id);
      if (nat) return report.pass(say`${vswitch} leaves by ${nat}.`);
    }
    const loose = childrenOf(facts, host.id, "nat");
    report.fail({
      with: loose.map(({ id }) => ({ element: id })),
      message: say`${host}: a single machine cluster needs NAT on its internal switch.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const host = subject && elementOf(facts, subject.element);
    const vswitch =
      host &&
      childrenOf(facts, host.id, "vswitch").find((each) => switchMode(facts, each) === "internal");
    if (!host || !vswitch) return [];
    const [loose] = childrenOf(facts, host.id, "nat");
    if (loose) return [connect(say`Put ${loose} on ${vswitch}`, vswitch.id, loose.id)];
    const ports = portsOf(facts, host.id);
    const port = ports.find((each) => !isEmptyValue(each.fields["gateway"])) ?? ports[0];
    const id = freeId(facts, "nat");
    const title = say`Add the NAT`;
    const outside = port ? [connect(title, id, port.id)] : [];
    return [
      together(title, "Add the NAT", [
        addElement(title, id, "nat", host.id, "nat-edge"),
        connect(title, vswitch.id, id),
        ...outside,
      ]),
    ];
  },
  examples: {
    bad: [
      { title: "aksedgesw-int with no NAT", base: "edge-single", edits: [{ remove: "host.nat" }] },
    ],
    good: [{ title: "aksedgesw-int → NAT → Ethernet", base: "edge-single" }],
  },
});
