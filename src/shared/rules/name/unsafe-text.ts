import type { Json, JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { rename } from "../wiring.ts";

/** What exported commands and configuration files carry of each kind, beside values that are parsed. */
const EXPORTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["host", ["name", "adapterName"]],
  ["physicalPort", ["name"]],
  ["vswitch", ["name", "switchName"]],
  ["nodeVm", ["name", "secondaryNetworks.switchName"]],
  ["cluster", ["name"]],
  ["nodePool", ["name"]],
  ["service", ["name"]],
  ["vnet", ["name", "switchName"]],
  ["logicalNetwork", ["name", "switchName"]],
  ["hostCluster", ["name"]],
  ["proxy", ["no"]],
  ["router", ["routes.interface"]],
]);

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f\u2028\u2029"'`$;|&<>\u2018\u2019\u201c\u201d]/g;

export const unsafeText = defineRule({
  id: "UL-NAME-005",
  name: "name/unsafe-text",
  severity: "error",
  platforms: ["ALL"],
  on: [...EXPORTED.keys()],
  what: "A text that goes into a command contains characters that commands treat as their own.",
  why: "A quotation mark or a semicolon ends the value and starts something else; the command would do what nobody planned.",
  todo: "Leave out quotation marks, backticks, line breaks and the characters $ ; | & < >.",
  sources: [ENGINEERING],
  silences: ["UL-NAME-004"],
  check(_facts, element, report) {
    for (const path of EXPORTED.get(element.kind) ?? []) {
      const [field = "", column] = path.split(".");
      const texts = textsAt(element, field, column);
      const bad = texts.filter((text) => text.search(UNSAFE) >= 0);
      if (texts.length > 0 && bad.length === 0)
        report.pass(say`Nothing in ${plain(labelOf(element, field))} means anything to a command.`);
      if (bad.length === 0) continue;
      report.fail({
        ...(field === "name" ? {} : { field }),
        message: say`${plain(labelOf(element, field))} of ${{ id: element.id, name: printable(element.name) }} contains characters that are unsafe in a command.`,
        which: field === "name" ? "name" : "",
      });
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    const title = say`Remove them`;
    if (subject.field === undefined) {
      const name = printable(element.name);
      return name === "" ? [] : [rename(element.id, name)];
    }
    const value = element.fields[subject.field];
    return value === undefined
      ? []
      : [setFields(title, element.id, { [subject.field]: cleaned(value) })];
  },
  examples: {
    bad: [
      {
        title: `switch sw"; Remove-Item`,
        base: "edge-scalable",
        edits: [{ set: "host-a.switch", fields: { switchName: `sw"; Remove-Item` } }],
      },
      {
        title: "a host with a backtick",
        base: "edge-scalable",
        edits: [{ rename: "host-a", to: "pc`line4" }],
      },
      {
        title: "a list of proxy exceptions with a dollar sign",
        base: "edge-scalable",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://192.168.0.8:3128", no: ["localhost", "$env:TEMP"] },
          },
        ],
      },
      {
        title: "a route by an interface with a semicolon",
        base: "edge-scalable",
        edits: [
          {
            set: "router",
            fields: {
              routes: [{ destination: "10.9.0.0/24", nextHop: "192.168.0.9", interface: "lan;" }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: "switch compute-sw",
        base: "edge-scalable",
        edits: [{ set: "host-a.switch", fields: { switchName: "compute-sw" } }],
      },
    ],
  },
});

function textsAt(element: ElementRecord, field: string, column: string | undefined): string[] {
  if (field === "name") return [element.name];
  const value = element.fields[field];
  if (isEmptyValue(value)) return [];
  const items: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  return items.flatMap((item) => {
    const cell = column === undefined ? item : (item as JsonObject)[column];
    return typeof cell === "string" ? [cell] : [];
  });
}

function labelOf(element: ElementRecord, field: string): string {
  return field === "name" ? "The name" : (findField(element.kind, field)?.label ?? field);
}

function printable(text: string): string {
  return text.replace(UNSAFE, "").replace(/\s+/g, " ").trim();
}

/** The value without the characters, at any depth: text, list of texts, or rows. */
function cleaned(value: Json): Json {
  if (typeof value === "string") return printable(value);
  if (Array.isArray(value)) return value.map((item: Json) => cleaned(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, cleaned(item as Json)]),
  );
}
