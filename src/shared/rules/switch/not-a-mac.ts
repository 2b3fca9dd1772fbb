import { parseMac } from "#shared/address/mac";
import { plain, say } from "#shared/kernel/message";
import { MAC_KINDS } from "#shared/facts/macs";
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
