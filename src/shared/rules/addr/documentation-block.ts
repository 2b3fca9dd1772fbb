import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { parseRange, rangeContainsRange, rangesOverlap, type Range } from "#shared/address/range";
import { SPECIAL_BLOCKS } from "#shared/address/special";
import { say } from "#shared/kernel/message";
import type { FieldType } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced } from "../typed-texts.ts";

const TYPES: ReadonlySet<FieldType["type"]> = new Set([
  "ipv4",
  "ipv4-list",
  "interface-address",
  "prefix",
  "prefix-list",
  "range",
  "range-list",
]);
const SAMPLES = SPECIAL_BLOCKS.filter(({ usable }) => usable === "documentation").map(
  ({ prefix }) => rangeOfPrefix(prefix),
);

export const documentationBlock = defineRule({
  id: "UL-ADDR-022",
  name: "addr/documentation-block",
  severity: "warning",
  platforms: ["ALL"],
  on: kindsWithTexts(TYPES),
  what: "An address is from a block that is set aside for examples in documents.",
  why: "Sample values that were copied from a page must not reach a runbook: nobody answers there.",
  todo: "Write the address that the site really uses before anything is exported.",
  sources: [seed("EE", "DNS"), ENGINEERING],
  check(_facts, element, report) {
    for (const text of textsOf(element, TYPES)) {
      const range = rangeFrom(text.type, text.text);
      // A prefix that merely encloses such a block, like a default route, is no sample value.
      const touches = text.type.startsWith("prefix") ? rangeContainsRange : rangesOverlap;
      if (!range || !SAMPLES.some((sample) => touches(sample, range))) continue;
      const { data, ...place } = placeOf(text);
      report.fail({
        field: text.field,
        message: say`${element}: ${text.text} is a documentation-only address; replace it before export.`,
        ...place,
        data,
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    return element
      ? [
          setFields(
            say`Take the sample value out`,
            element.id,
            withReplaced(element, finding, null),
          ),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "DNS server 192.0.2.44",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53", "192.0.2.44"] } }],
      },
    ],
    good: [
      {
        title: "DNS server 10.0.0.53",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["10.0.0.53"] } }],
      },
    ],
  },
});

function rangeFrom(type: FieldType["type"], text: string): Range | undefined {
  if (type === "prefix" || type === "prefix-list") {
    const parsed = parsePrefix(text);
    return parsed.ok ? rangeOfPrefix(parsed.value.prefix) : undefined;
  }
  if (type === "interface-address") {
    const parsed = parsePrefix(text);
    return parsed.ok ? { start: parsed.value.address, end: parsed.value.address } : undefined;
  }
  const parsed = type === "range" || type === "range-list" ? parseRange(text) : undefined;
  if (parsed) return parsed.ok ? parsed.value : undefined;
  const address = parseIpv4(text);
  return address.ok ? { start: address.value, end: address.value } : undefined;
}
