import { listed, plain, say } from "#shared/kernel/message";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { isEndpoint, mtuOf, mtuOfHop, wayToSegment } from "#shared/facts/layer2";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

export const mtuMixed = defineRule({
  id: "UL-SWITCH-023",
  name: "switch/mtu-mixed",
  severity: "warning",
  platforms: ["ALL"],
  on: ["segment", "vswitch"],
  what: "Interfaces on one network have different MTUs.",
  why: "Large packets arrive in one direction and are lost in the other.",
  todo: "Set all of them to the smallest.",
  sources: [ENGINEERING],
  check(facts, network, report) {
    if (networkOf(facts, network.id) !== network.id) return;
    const ends = interfacesOn(facts, network.id).flatMap((id) => {
      const isOn = isEndpoint(facts, id) && networkOf(facts, id) === network.id;
      const mtu = isOn ? mtuOf(facts, id) : undefined;
      // Whoever exceeds its path is UL-SWITCH-022 and would be lowered anyway.
      const fits =
        mtu !== undefined &&
        wayToSegment(facts, id).every((hop) => (mtuOfHop(facts, hop) ?? mtu) >= mtu);
      return fits ? [{ id, mtu }] : [];
    });
    const sizes = [...new Set(ends.map(({ mtu }) => mtu))].sort((a, b) => a - b);
    const [smallest] = sizes;
    if (smallest === undefined) return;
    if (sizes.length === 1)
      return report.pass(say`All ${ends.length} interfaces use ${smallest} bytes.`);
    const larger = ends.filter(({ mtu }) => mtu > smallest);
    const list = sizes.map((size) => {
      const users = ends.filter(({ mtu }) => mtu === size);
      const [first] = users;
      const more = users.length - 1;
      return first
        ? say`${size} (${nameOf(facts, first.id)}${plain(more > 0 ? ` and ${more} more` : "")})`
        : say`${size}`;
    });
    report.fail({
      with: larger.map(({ id }) => ({ element: id, field: "mtu" })),
      message: say`Endpoints on ${network} use different MTUs: ${listed(list)}.`,
      data: { mtu: smallest },
    });
  },
  fixes(_facts, { subjects: [, ...larger], data }) {
    const ids = larger.map(({ element }) => element);
    const { mtu } = data;
    if (typeof mtu !== "number") return [];
    return [
      {
        title: say`Set all to ${mtu}`,
        command: { name: "element.edit", args: { ids, fields: { mtu } } },
      },
    ];
  },
  examples: {
    bad: [
      {
        title: "node A MTU 9000, node B MTU 1500, switches 9216",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { mtu: 9216 } },
          { set: "host-a.switch", fields: { mtu: 9216 } },
          { set: "host-a.ethernet", fields: { mtu: 9216 } },
          { set: "node-a.eth0", fields: { mtu: 9000 } },
        ],
      },
    ],
    good: [{ title: "node A and node B MTU 1500", base: "edge-scalable" }],
  },
});
