import { parseIpv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import type { FieldType } from "#shared/model/field";
import { plain, say } from "#shared/kernel/message";
import { inSentence } from "#shared/kernel/words";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced } from "../typed-texts.ts";

const TYPES: ReadonlySet<FieldType["type"]> = new Set([
  "ipv4",
  "ipv4-list",
  "interface-address",
  "range",
  "range-list",
]);

/** What other rules say better: UL-ADDR-024, UL-ADDR-015. */
const SAID_ELSEWHERE = new Set(["ipv6", "reversed"]);

/** UL-ADDR-001, the gate: what is no address is said here, and nowhere else. */
export const notAnIpv4Address = defineRule({
  id: "UL-ADDR-001",
  name: "addr/not-an-ipv4-address",
  severity: "error",
  platforms: ["ALL"],
  on: kindsWithTexts(TYPES),
  what: "The text is not an IPv4 address.",
  why: "No later arithmetic is possible, and tools read sloppy addresses in different ways.",
  todo: "Write four numbers from 0 to 255 with dots between them, without leading zeros.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const text of textsOf(element, TYPES)) {
      const error = problemOf(text.type, text.text);
      if (!error || SAID_ELSEWHERE.has(error.code)) continue;
      const { data, ...place } = placeOf(text);
      const what = text.type.startsWith("range") ? "a range of IPv4 addresses" : "an IPv4 address";
      report.fail({
        field: text.field,
        message: say`${element}: ${text.text} in ${plain(inSentence(text.label))} is not ${plain(what)}. ${plain(error.message)}`,
        ...place,
        data: error.suggestion === undefined ? data : { ...data, suggestion: error.suggestion },
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    const { suggestion } = finding.data;
    return element && typeof suggestion === "string"
      ? [
          setFields(
            say`Write ${suggestion}`,
            element.id,
            withReplaced(element, finding, suggestion),
          ),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "Ip4Address = 192.168.0.256",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.256" } }],
      },
      {
        title: "a leading zero, which some tools read as octal",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.025" } }],
      },
      {
        title: "one bad entry in a list of DNS servers",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53", "192.168.0.54 "] } }],
      },
      {
        title: "a range with a bad end",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { grantRange: "192.168.0.10-192.168.0.300" } }],
      },
    ],
    good: [
      {
        title: "Ip4Address = 192.168.0.25",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.25" } }],
      },
    ],
  },
});

function problemOf(type: FieldType["type"], text: string) {
  const parsed = type.startsWith("range")
    ? parseRange(text)
    : type === "interface-address"
      ? parseInterfaceAddress(text)
      : parseIpv4(text);
  return parsed.ok ? undefined : parsed.error;
}
