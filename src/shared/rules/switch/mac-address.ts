import { isHyperVMac, isLocallyAdministered, isUnicastMac, parseMac } from "#shared/address/mac";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeMac, holdersOfMac, MAC_KINDS, macOf } from "#shared/facts/macs";
import { fullName } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const STATIC_MAC = seed("EE", "Static MAC Address");

/** UL-SWITCH-025, a gate: later rules leave such a text alone. */
export const notAMac = defineRule({
  id: "UL-SWITCH-025",
  name: "switch/not-a-mac",
  severity: "error",
  platforms: ["ALL"],
  on: [...MAC_KINDS, "dhcpScope"],
  what: "The text is not a MAC address.",
  why: "Neither Hyper-V nor a DHCP server accepts it.",
  todo: "Write six hexadecimal octets with hyphens between them, such as 00-15-5D-01-02-03.",
  sources: [ENGINEERING, STATIC_MAC],
  check(facts, element, report) {
    const values =
      element.kind === "dhcpScope"
        ? readRows(element, "reservations").map((row, i) => ({
            value: row["mac"],
            field: "reservations",
            which: String(i),
          }))
        : [{ value: element.fields["mac"], field: "mac", which: "" }];
    for (const { value, field, which } of values) {
      if (isEmptyValue(value)) continue;
      const text = typeof value === "string" ? value : JSON.stringify(value);
      const parsed = parseMac(text);
      if (parsed.ok) {
        report.pass(say`${text} is a MAC address.`);
        continue;
      }
      const { message, suggestion } = parsed.error;
      report.fail({
        field,
        message: say`${fullName(facts, element)}: ${text} is not a MAC address. ${plain(message)}`,
        which,
        data: suggestion === undefined || which !== "" ? {} : { suggestion },
      });
    }
  },
  fixes(_facts, { subjects: [subject], data: { suggestion } }) {
    return subject && typeof suggestion === "string"
      ? [setFields(say`Write ${suggestion}`, subject.element, { mac: suggestion })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "MacAddress = 00-15-5D-01-02",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-15-5D-01-02" } }],
      },
      {
        title: "dots between the octets",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "0015.5d01.0203" } }],
      },
    ],
    good: [
      {
        title: "MacAddress = 00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } }],
      },
    ],
  },
});

/** UL-SWITCH-026 */
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

/** UL-SWITCH-029: physical adapters and routers rightly carry the prefix of their makers. */
export const foreignVendorMac = defineRule({
  id: "UL-SWITCH-029",
  name: "switch/foreign-vendor-mac",
  severity: "info",
  platforms: ["ALL"],
  on: ["vnic"],
  what: "A virtual adapter has a MAC address with the prefix of a hardware maker.",
  why: "A real adapter somewhere may carry the same address.",
  todo: "Use an address of Hyper-V's block 00-15-5D, or one with the local bit set.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const mac = macOf(facts, element.id);
    const owner = elementOf(facts, element.parent ?? "");
    // The host's own adapter on an external switch takes over the address of the physical one.
    if (mac === undefined || owner?.kind !== "nodeVm" || !isUnicastMac(mac)) return;
    if (isLocallyAdministered(mac) || isHyperVMac(mac))
      return report.pass(say`${mac} collides with no hardware.`);
    report.fail({ field: "mac", message: say`${mac} uses a vendor prefix that is not Hyper-V's.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const mac = subject && macOf(facts, subject.element);
    if (!subject || mac === undefined) return [];
    const same = `00-15-5D${mac.slice(8)}`;
    const hyperV = holdersOfMac(facts, same).length === 0 ? same : freeMac(facts, subject.element);
    return [setFields(say`Use ${hyperV}`, subject.element, { mac: hyperV })];
  },
  examples: {
    bad: [
      {
        title: "00-50-56-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-50-56-01-02-03" } }],
      },
    ],
    good: [
      {
        title: "00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } }],
      },
      {
        title: "02-00-00-01-02-03, with the local bit",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "02-00-00-01-02-03" } }],
      },
    ],
  },
});
