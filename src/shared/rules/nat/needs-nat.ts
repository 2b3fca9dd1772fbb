import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { natOf, outsidePort, switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { addElement, connect, freeId, remove } from "../wiring.ts";

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

/** UL-NAT-011 */
export const oneNatPerHost = defineRule({
  id: "UL-NAT-011",
  name: "nat/one-per-host",
  severity: "warning",
  platforms: ["EE-S", "ASE"],
  on: ["host"],
  what: "A host has more than one NAT network.",
  why: "Windows hosts normally support one; a second is a frequent cause of nodes that suddenly lose their way out.",
  todo: "Merge them into one.",
  sources: [ENGINEERING],
  check(facts, host, report) {
    const nats = childrenOf(facts, host.id, "nat");
    if (nats.length === 1) report.pass(say`${host} has one NAT network.`);
    if (nats.length < 2) return;
    report.fail({
      with: nats.map(({ id }) => ({ element: id })),
      message: say`${host} has ${nats.length} NAT networks.`,
    });
  },
  fixes(facts, { subjects: [, ...nats] }) {
    const ids = nats.map(({ element }) => element);
    const works = (id: string): boolean =>
      switchesBehind(facts, id).length > 0 && outsidePort(facts, id) !== undefined;
    const kept = ids.find(works) ?? ids[0];
    const name = kept === undefined ? undefined : elementOf(facts, kept);
    if (!name) return [];
    return [
      remove(
        say`Keep ${name} only`,
        ids.filter((id) => id !== kept),
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "NAT 192.168.0.0/24 and NAT 192.168.0.0/25 on one host",
        base: "edge-single",
        edits: [
          {
            add: "vswitch",
            id: "host.second",
            parent: "host",
            name: "lab-int",
            fields: { mode: "internal", switchName: "lab-int", prefix: "192.168.0.0/25" },
          },
          { add: "nat", id: "host.nat-2", parent: "host", name: "nat-lab", fields: {} },
          { connect: "host.second", to: "host.nat-2" },
          { connect: "host.nat-2", to: "host.ethernet" },
        ],
      },
    ],
    good: [{ title: "one NAT 192.168.0.0/24", base: "edge-single" }],
  },
});
