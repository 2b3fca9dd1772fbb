import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { outsidePort, switchesBehind } from "#shared/facts/nats";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { remove } from "../wiring.ts";

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
