import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { loopAt } from "#shared/facts/loops";
import { defineRule } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { cut } from "../wiring.ts";

export const loop = defineRule({
  id: "UL-SWITCH-030",
  name: "switch/loop",
  severity: "warning",
  platforms: ["ALL"],
  on: ["physicalSwitch"],
  what: "Switches are joined in a ring, and none of them runs spanning tree.",
  why: "A broadcast circles for ever and takes the network down within seconds.",
  todo: "Take one cable away, or turn spanning tree on.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const found = loopAt(facts, element.id);
    if (!found) return report.pass(say`No ring without spanning tree begins at ${element}.`);
    const path = found.switches.flatMap((id) => elementOf(facts, id) ?? []);
    report.fail({
      with: found.switches.slice(1).map((id) => ({ element: id, field: "spanningTree" })),
      message:
        found.vlan === 0
          ? say`Loop of untagged frames: ${listed(path)} are joined in a ring without spanning tree.`
          : say`Loop on VLAN ${found.vlan}: ${listed(path)} are joined in a ring without spanning tree.`,
      data: { link: found.closedBy },
    });
  },
  fixes(_facts, { subjects, data: { link } }) {
    const ids = [...new Set(subjects.map(({ element }) => element))];
    const title = say`Mark spanning tree on all of them`;
    const marks = ids.map((id) => setFields(title, id, { spanningTree: true }));
    const removal = typeof link === "string" ? [cut(say`Take one cable away`, [link])] : [];
    return [together(title, "Mark spanning tree", marks), ...removal];
  },
  examples: {
    bad: [
      {
        title: "switches S1 and S2 joined by two plain links",
        base: "edge-scalable",
        edits: [
          { add: "physicalSwitch", id: "s1", parent: "site", fields: { spanningTree: false } },
          { add: "physicalSwitch", id: "s2", parent: "site", fields: { spanningTree: false } },
          { connect: "s1", to: "s2" },
          { connect: "s2", to: "s1" },
        ],
      },
      {
        title: "three switches in a ring whose trunks all carry VLAN 10",
        base: "edge-scalable",
        edits: ring(10),
      },
    ],
    good: [
      {
        title: "switches S1 and S2 joined by one link",
        base: "edge-scalable",
        edits: [
          { add: "physicalSwitch", id: "s1", parent: "site", fields: { spanningTree: false } },
          { add: "physicalSwitch", id: "s2", parent: "site", fields: { spanningTree: false } },
          { connect: "s1", to: "s2" },
        ],
      },
      {
        title: "two links and spanning tree",
        base: "edge-scalable",
        edits: [
          { add: "physicalSwitch", id: "s1", parent: "site", fields: { spanningTree: true } },
          { add: "physicalSwitch", id: "s2", parent: "site", fields: { spanningTree: false } },
          { connect: "s1", to: "s2" },
          { connect: "s2", to: "s1" },
        ],
      },
      {
        title: "three switches in a ring of which one trunk carries another VLAN",
        base: "edge-scalable",
        edits: ring(20),
      },
    ],
  },
});

/** Three switches joined by trunks: two of them carry VLAN 10, the last one the VLAN given. */
function ring(last: number): readonly ExampleEdit[] {
  const trunk = (name: string, vlan: number) => {
    return { name, mode: "trunk", nativeVlan: vlan, allowedVlans: [vlan] };
  };
  const wires = [
    ["s1", "s2", 10],
    ["s2", "s3", 10],
    ["s3", "s1", last],
  ] as const;
  const switches = ["s1", "s2", "s3"].map((id): ExampleEdit => {
    const ports = wires.flatMap(([from, to, vlan]) => {
      if (from === id) return [trunk(to, vlan)];
      return to === id ? [trunk(from, vlan)] : [];
    });
    const fields = { spanningTree: false, ports };
    return { add: "physicalSwitch", id, parent: "site", name: id, fields };
  });
  return [...switches, ...wires.map(([from, to]): ExampleEdit => ({ connect: from, to }))];
}
