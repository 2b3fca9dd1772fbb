import { parsePort } from "#shared/address/port";
import { type Json, type JsonObject, jsonText } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { KINDS } from "#shared/kinds/index";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Node ports have bounds of their own (UL-LB-013), and the ports of a physical switch are no TCP ports. */
const isPort = ({ type, key }: FieldDef): boolean =>
  type.type === "integer" && type.min === 1 && type.max === 65535 && key !== "nodePort";

const fieldsWithPorts = (kind: string): readonly FieldDef[] =>
  (KINDS.find(({ name }) => name === kind)?.fields ?? []).filter(
    (field) => isPort(field) || (field.type.type === "rows" && field.type.columns.some(isPort)),
  );

/** UL-LB-022, a gate: later rules leave such a port alone. */
export const notAPort = defineRule({
  id: "UL-LB-022",
  name: "lb/not-a-port",
  severity: "error",
  platforms: ["ALL"],
  on: KINDS.map(({ name }) => name).filter((kind) => fieldsWithPorts(kind).length > 0),
  what: "A port is not a whole number from 1 to 65535.",
  why: "TCP and UDP know no other port; the API server and the NAT refuse it.",
  todo: "Write the number of the port.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    let good = 0;
    for (const { value, label, field, row, column } of portsIn(element)) {
      if (parsePort(value).ok) {
        good += 1;
        continue;
      }
      report.fail({
        field,
        message: say`${element}: ${jsonText(value)} as ${plain(label.toLowerCase())} must be a port from 1 to 65535.`,
        which: row === undefined ? "" : `${row}.${column ?? ""}`,
        data: { row: row ?? -1, column: column ?? "" },
      });
    }
    if (good > 0)
      report.pass(say`All ports of ${element} that can be read lie between 1 and 65535.`);
  },
  fixes(facts, { subjects: [subject], data: { row, column } }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element || subject.field === undefined) return [];
    const title = say`Clear the port`;
    if (row === -1) return [setFields(title, element.id, { [subject.field]: null })];
    const rows = readRows(element, subject.field).map((each, i): Json =>
      i === row ? without(each, jsonText(column)) : each,
    );
    return [setFields(title, element.id, { [subject.field]: rows })];
  },
  examples: {
    bad: [
      {
        title: "port 70000",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 70000 }]),
          },
        ],
      },
    ],
    good: [
      {
        title: "port 443",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: service([{ proto: "tcp", port: 443 }]),
          },
        ],
      },
    ],
  },
});

interface PortValue {
  readonly value: Json;
  readonly label: string;
  readonly field: string;
  readonly row?: number;
  readonly column?: string;
}

function portsIn(element: ElementRecord): PortValue[] {
  return fieldsWithPorts(element.kind).flatMap(({ key, label, type }): PortValue[] => {
    if (type.type !== "rows") {
      const value = element.fields[key];
      return isEmptyValue(value) || value === undefined ? [] : [{ value, label, field: key }];
    }
    return readRows(element, key).flatMap((cells, row) =>
      type.columns.filter(isPort).flatMap((column): PortValue[] => {
        const value = cells[column.key];
        if (isEmptyValue(value) || value === undefined) return [];
        return [{ value, label: column.label, field: key, row, column: column.key }];
      }),
    );
  });
}

function without(row: JsonObject, column: string): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== column));
}

function service(ports: readonly JsonObject[], type = "LoadBalancer"): JsonObject {
  return { type, ports };
}
