import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, parseRange, type Range } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import type { FieldType } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { getKind, KINDS } from "#shared/kinds/index";
import { elementOf, type Facts } from "#shared/facts/engine";
import { readInteger, readIpv4 } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced } from "../typed-texts.ts";

const TYPES: ReadonlySet<FieldType["type"]> = new Set(["range", "range-list"]);
const PAIRED = KINDS.filter((kind) => kind.claims?.some(({ end }) => end !== undefined)).map(
  ({ name }) => name,
);

export const invertedRange = defineRule({
  id: "UL-ADDR-015",
  name: "addr/inverted-range",
  severity: "error",
  platforms: ["ALL"],
  on: [...new Set([...kindsWithTexts(TYPES), ...PAIRED])],
  what: "A range ends before it starts.",
  why: "Such a range holds no address at all, or is read the other way round by the tool that gets it.",
  todo: "Swap the two bounds. A range of one address has equal bounds.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const { start, end, range } of pairsOf(facts, element)) {
      if (range.start <= range.end) {
        report.pass(say`${formatIpv4(range.start)} does not lie after ${formatIpv4(range.end)}.`);
        continue;
      }
      report.fail({
        field: start,
        message: say`${element}: start ${formatIpv4(range.start)} lies after end ${formatIpv4(range.end)}.`,
        which: end,
        data: { swap: end },
      });
    }
    for (const text of textsOf(element, TYPES)) {
      const parsed = parseRange(text.text);
      if (parsed.ok || parsed.error.code !== "reversed") continue;
      const turned = parseRange(parsed.error.suggestion ?? "");
      if (!turned.ok) continue;
      const { start, end } = turned.value;
      const { data, ...place } = placeOf(text);
      report.fail({
        field: text.field,
        message: say`${element}: start ${formatIpv4(end)} lies after end ${formatIpv4(start)}.`,
        ...place,
        data: { ...data, text: formatRange(turned.value).replace("–", "-") },
      });
    }
  },
  fixes(facts, finding) {
    const { subjects, data } = finding;
    const [subject] = subjects;
    const element = subject && elementOf(facts, subject.element);
    if (!element || subject.field === undefined) return [];
    const title = say`Swap the two bounds`;
    if (typeof data["text"] === "string")
      return [setFields(title, element.id, withReplaced(element, finding, data["text"]))];
    const end = data["swap"];
    if (typeof end !== "string") return [];
    const fields = {
      [subject.field]: element.fields[end] ?? null,
      [end]: element.fields[subject.field] ?? null,
    };
    return [setFields(title, element.id, fields)];
  },
  examples: {
    bad: [
      {
        title: "start 192.168.0.120, end 192.168.0.100",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "kept",
            parent: "lan",
            fields: { role: "reserved", start: "192.168.0.120", end: "192.168.0.100" },
          },
        ],
      },
      {
        title: "a granted range typed the wrong way round",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { grantRange: "192.168.0.99-192.168.0.10" } }],
      },
    ],
    good: [
      {
        title: "start 192.168.0.100, end 192.168.0.120",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "kept",
            parent: "lan",
            fields: { role: "reserved", start: "192.168.0.100", end: "192.168.0.120" },
          },
        ],
      },
      {
        title: "one address: equal bounds",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { grantRange: "192.168.0.10-192.168.0.10" } }],
      },
    ],
  },
});

/** Bounds in two fields; a size that is given counts, and the last address then does not. */
function pairsOf(
  facts: Facts,
  element: ElementRecord,
): { start: string; end: string; range: Range }[] {
  return (getKind(element.kind).claims ?? []).flatMap(({ field, end, size }) => {
    if (
      end === undefined ||
      (size !== undefined && readInteger(facts, element, size).state !== "empty")
    )
      return [];
    const [first, last] = [readIpv4(facts, element, field), readIpv4(facts, element, end)];
    if (first.state !== "ok" || last.state !== "ok") return [];
    return [{ start: field, end, range: { start: first.value, end: last.value } }];
  });
}
