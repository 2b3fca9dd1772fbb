import { parseIpv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress } from "#shared/address/prefix";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { KINDS, findField } from "#shared/kinds/index";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import { defineRule, type Report } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const SINGLE = new Set(["ipv4", "interface-address"]);

/** UL-ADDR-001, the gate: what is no address is said here, and nowhere else. */
export const notAnIpv4Address = defineRule({
  id: "UL-ADDR-001",
  name: "addr/not-an-ipv4-address",
  severity: "error",
  platforms: ["ALL"],
  on: KINDS.filter((kind) => kind.fields.some(holdsAddresses)).map((kind) => kind.name),
  what: "The text is not an IPv4 address.",
  why: "No later arithmetic is possible, and tools read sloppy addresses in different ways.",
  todo: "Write four numbers from 0 to 255 with dots between them, without leading zeros.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const field of KINDS.find((kind) => kind.name === element.kind)?.fields ?? []) {
      const value = element.fields[field.key];
      if (!isEmptyValue(value) && holdsAddresses(field)) judgeField(element, field, value as Json, report);
    }
  },
  fixes(facts, finding) {
    const { element: id, field = "" } = finding.subjects[0] ?? { element: "" };
    const element = elementOf(facts, id);
    const suggestion = finding.data["suggestion"];
    const isSingle = element && SINGLE.has(findField(element.kind, field)?.type.type ?? "");
    return isSingle && typeof suggestion === "string"
      ? [setFields(say`Write ${suggestion}`, id, { [field]: suggestion })]
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

function holdsAddresses(field: FieldDef): boolean {
  const { type } = field;
  return (
    SINGLE.has(type.type) ||
    type.type === "ipv4-list" ||
    (type.type === "rows" && type.columns.some((column) => column.type.type === "ipv4"))
  );
}

function judgeField(element: { id: string; name: string }, field: FieldDef, value: Json, report: Report): void {
  const { type } = field;
  if (type.type === "rows") {
    for (const [i, row] of (Array.isArray(value) ? value : []).entries()) {
      for (const column of type.columns) {
        const cell: Json | undefined = isJsonObject(row) ? row[column.key] : undefined;
        if (column.type.type === "ipv4" && !isEmptyValue(cell)) {
          judgeText(element, field.key, column.label, cell as Json, parseIpv4, report, `${i}.${column.key}`);
        }
      }
    }
    return;
  }
  const parse = type.type === "interface-address" ? parseInterfaceAddress : parseIpv4;
  const values: readonly Json[] = Array.isArray(value) ? value : [value];
  values.forEach((each, i) =>
    judgeText(element, field.key, field.label, each, parse, report, values.length > 1 ? String(i) : ""),
  );
}

function judgeText(
  element: { id: string; name: string },
  field: string,
  label: string,
  value: Json,
  parse: typeof parseIpv4 | typeof parseInterfaceAddress,
  report: Report,
  which: string,
): void {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const parsed = parse(text);
  // An IPv6 literal has a rule of its own, UL-ADDR-024, which says more.
  if (parsed.ok || parsed.error.code === "ipv6") return;
  const { message, suggestion } = parsed.error;
  report.fail({
    field,
    message: say`${element}: ${text} in ${plain(label.toLowerCase())} is not an IPv4 address. ${plain(message)}`,
    which,
    data: suggestion === undefined || which !== "" ? {} : { suggestion },
  });
}
