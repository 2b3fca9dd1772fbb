import { isUnicastMac } from "#shared/address/mac";
import { say } from "#shared/kernel/message";
import { freeMac, holdersOfMac, MAC_KINDS, macOf } from "#shared/facts/macs";
import { fullName } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const notUnicastMac = defineRule({
  id: "UL-SWITCH-026",
  name: "switch/not-unicast-mac",
  severity: "error",
  platforms: ["ALL"],
  on: MAC_KINDS,
  what: "An interface has a multicast, broadcast or all-zero MAC address.",
  why: "A switch floods or drops frames for such an address; an interface needs one of its own.",
  todo: "Write a unicast address: the first octet must be even and not all octets zero.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const mac = macOf(facts, element.id);
    if (mac === undefined) return;
    if (isUnicastMac(mac) && mac !== NULL_MAC)
      return report.pass(say`${mac} is a unicast address.`);
    report.fail({
      field: "mac",
      message: say`${mac} of ${fullName(facts, element)} is a multicast, broadcast or all-zero address.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const mac = subject && macOf(facts, subject.element);
    if (!subject || mac === undefined) return [];
    const even = (Number.parseInt(mac.slice(0, 2), 16) & 0xfe)
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
    const unicast = even + mac.slice(2);
    const isGood = unicast !== NULL_MAC && holdersOfMac(facts, unicast).length === 0;
    const repaired = isGood ? unicast : freeMac(facts, subject.element);
    return [setFields(say`Use ${repaired}`, subject.element, { mac: repaired })];
  },
  examples: {
    bad: [
      {
        title: "01-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "01-15-5D-01-02-03" } }],
      },
      {
        title: "all octets zero",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-00-00-00-00-00" } }],
      },
    ],
    good: [
      {
        title: "00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } }],
      },
    ],
  },
});

const NULL_MAC = "00-00-00-00-00-00";
