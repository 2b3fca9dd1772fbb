import { parseDnsName } from "#shared/address/dns-name";
import { type Json, jsonText } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { KINDS } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const NAME_FIELDS = new Map(
  KINDS.map((kind) => [
    kind.name,
    kind.fields.filter((field) => field.type.type === "dns-name" || field.type.type === "rows"),
  ]),
);

const NAMING = KINDS.filter((kind) =>
  kind.fields.some(
    ({ type }) =>
      type.type === "dns-name" ||
      (type.type === "rows" && type.columns.some((column) => column.type.type === "dns-name")),
  ),
).map((kind) => kind.name);

/** UL-NAME-008, a gate. Hosts of proxies are judged with the rest of their value by UL-PROXY-004. */
export const notADnsName = defineRule({
  id: "UL-NAME-008",
  name: "name/not-a-dns-name",
  severity: "error",
  platforms: ["ALL"],
  on: NAMING,
  what: "The text is not a DNS name.",
  why: "No server can hold it and no client can look it up.",
  todo: "Write labels of letters, digits and hyphens with single dots between them.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const { text, field, which } of namesIn(element)) {
      const parsed = parseDnsName(text);
      if (parsed.ok) {
        report.pass(say`${text} is a valid DNS name.`);
        continue;
      }
      const { message, suggestion } = parsed.error;
      report.fail({
        field,
        message: say`${text} is not a valid DNS name. ${plain(message)}`,
        which,
        data: suggestion === undefined ? {} : { suggestion },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { suggestion }, key }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element || subject.field === undefined || typeof suggestion !== "string") return [];
    const title = say`Write ${suggestion}`;
    const [, row, column] = /\|(\d+)\.(\w+)$/.exec(key) ?? [];
    if (row === undefined || column === undefined)
      return [setFields(title, element.id, { [subject.field]: suggestion })];
    const rows = readRows(element, subject.field).map((each, i): Json =>
      i === Number(row) ? { ...each, [column]: suggestion } : each,
    );
    return [setFields(title, element.id, { [subject.field]: rows })];
  },
  examples: {
    bad: [
      {
        title: "shop..contoso.local",
        base: "edge-single",
        edits: [
          {
            set: "dns",
            fields: { records: [{ name: "shop..contoso.local", address: "10.0.0.57" }] },
          },
        ],
      },
      {
        title: "a dot at the end",
        base: "edge-single",
        edits: [
          {
            set: "dns",
            fields: { records: [{ name: "shop.contoso.local.", address: "10.0.0.57" }] },
          },
        ],
      },
    ],
    good: [
      {
        title: "shop.contoso.local",
        base: "edge-single",
        edits: [
          {
            set: "dns",
            fields: { records: [{ name: "shop.contoso.local", address: "10.0.0.57" }] },
          },
        ],
      },
    ],
  },
});

function namesIn(element: ElementRecord): { text: string; field: string; which: string }[] {
  return (NAME_FIELDS.get(element.kind) ?? []).flatMap(({ key, type }) => {
    if (type.type !== "rows") {
      const value = element.fields[key];
      return isEmptyValue(value) ? [] : [{ text: jsonText(value), field: key, which: "" }];
    }
    const columns = type.columns.filter((column) => column.type.type === "dns-name");
    if (columns.length === 0) return [];
    return readRows(element, key).flatMap((row, i) =>
      columns.flatMap((column) => {
        const value = row[column.key];
        return isEmptyValue(value)
          ? []
          : [{ text: jsonText(value), field: key, which: `${i}.${column.key}` }];
      }),
    );
  });
}
