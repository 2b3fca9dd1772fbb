import { jsonText } from "#shared/kernel/json";
import { parseInteger } from "#shared/address/integer";
import { listed, plain, say } from "#shared/kernel/message";
import { kindOf } from "#shared/facts/engine";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { DEFAULT_MTU, isEndpoint, mtuOf, mtuOfHop, wayToSegment } from "#shared/facts/layer2";
import { fullName, nameOf } from "#shared/facts/names";
import { readInteger, readRows } from "#shared/facts/readings";
import { KINDS } from "#shared/kinds/index";
import { MTU_LIMITS } from "#shared/kinds/shared-fields";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BY_TYPE = seed("EE", "Networking by deployment type");
const WITH_MTU = KINDS.filter((kind) => kind.fields.some(({ key }) => key === "mtu")).map(
  (kind) => kind.name,
);

/** UL-SWITCH-021, a gate: the other MTU rules leave such a value alone. */
export const mtuOutOfRange = defineRule({
  id: "UL-SWITCH-021",
  name: "switch/mtu-out-of-range",
  severity: "error",
  platforms: ["ALL"],
  on: [...WITH_MTU, "physicalSwitch"],
  what: "An MTU is not a whole number from 576 to 9216 bytes.",
  why: "IPv4 hosts and common switches handle nothing outside these bounds.",
  todo: "Write 1500, or the size that all switches on the way are set to.",
  sources: [ENGINEERING, BY_TYPE],
  check(facts, element, report) {
    if (element.kind === "physicalSwitch") {
      for (const [i, row] of readRows(element, "ports").entries()) {
        const mtu = row["mtu"];
        if (isEmptyValue(mtu) || parseInteger(mtu, MTU_LIMITS).ok) continue;
        report.fail({
          field: "ports",
          message: say`MTU ${jsonText(mtu)} of port ${jsonText(row["name"] ?? i + 1)} of ${element} is not between 576 and 9216 bytes.`,
          which: String(i),
        });
      }
      return;
    }
    const mtu = readInteger(facts, element, "mtu", MTU_LIMITS);
    if (mtu.state === "ok") report.pass(say`${mtu.value} lies between 576 and 9216 bytes.`);
    if (mtu.state !== "invalid") return;
    report.fail({
      field: "mtu",
      message: say`MTU ${mtu.text} of ${fullName(facts, element)} is not between 576 and 9216 bytes.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject?.field === "mtu"
      ? [setFields(say`Set ${DEFAULT_MTU}`, subject.element, { mtu: DEFAULT_MTU })]
      : [],
  examples: {
    bad: [
      {
        title: "MTU = 99999",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 99999 } }],
      },
    ],
    good: [
      {
        title: "MTU = 1500",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 1500 } }],
      },
    ],
  },
});

/** UL-SWITCH-022: each endpoint is compared with its own way to the segment, so one cause is one finding. */
export const mtuAbovePath = defineRule({
  id: "UL-SWITCH-022",
  name: "switch/mtu-above-path",
  severity: "error",
  platforms: ["ALL"],
  on: ["vnic", "physicalPort", "routerInterface"],
  what: "An interface sends larger packets than a switch, a port or the segment on its way lets pass.",
  why: "Large frames are lost without a word: small requests work, large answers never arrive.",
  todo: "Lower the MTU to the smallest of the path, or raise every element on the way.",
  sources: [ENGINEERING, BY_TYPE],
  check(facts, element, report) {
    const own = isEndpoint(facts, element.id) ? mtuOf(facts, element.id) : undefined;
    if (own === undefined) return;
    let narrowest: { readonly at: string; readonly mtu: number } | undefined;
    for (const hop of wayToSegment(facts, element.id)) {
      const mtu = mtuOfHop(facts, hop);
      if (mtu !== undefined && (!narrowest || mtu < narrowest.mtu))
        narrowest = { at: hop.element, mtu };
    }
    if (!narrowest) return;
    const { at, mtu } = narrowest;
    const where = nameOf(facts, at);
    if (own <= mtu)
      return report.pass(say`${own} bytes pass everywhere; the narrowest is ${where} with ${mtu}.`);
    report.fail({
      field: "mtu",
      with: [{ element: at, field: kindOf(facts, at) === "physicalSwitch" ? "ports" : "mtu" }],
      message: say`${fullName(facts, element)} uses MTU ${own}, but ${where} passes only ${mtu}.`,
      data: { mtu },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { mtu } }) =>
    subject && typeof mtu === "number"
      ? [setFields(say`Lower it to ${mtu}`, subject.element, { mtu })]
      : [],
  examples: {
    bad: [
      {
        title: "node MTU 9000, everything on its way 1500",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 9000 } }],
      },
      {
        title: "node MTU 9000, physical switch 1500",
        base: "edge-scalable",
        edits: [
          { set: "node-a.eth0", fields: { mtu: 9000 } },
          { set: "host-a.switch", fields: { mtu: 9000 } },
          { set: "host-a.ethernet", fields: { mtu: 9000 } },
          { set: "lan", fields: { mtu: 9000 } },
          {
            add: "physicalSwitch",
            id: "tor",
            parent: "site",
            name: "tor-1",
            fields: { spanningTree: true },
          },
          { disconnect: "host-a.ethernet", from: "lan" },
          { connect: "host-a.ethernet", to: "tor" },
          { connect: "tor", to: "lan" },
        ],
      },
    ],
    good: [{ title: "node MTU 1500, physical switch 1500", base: "edge-scalable" }],
  },
});

/** UL-SWITCH-023 */
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
