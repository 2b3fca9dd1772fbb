import { say } from "#shared/kernel/message";
import { kindOf } from "#shared/facts/engine";
import { isEndpoint, mtuOf, mtuOfHop, wayToSegment } from "#shared/facts/layer2";
import { fullName, nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BY_TYPE = seed("EE", "Networking by deployment type");

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
