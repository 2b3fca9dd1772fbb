import { parseInteger } from "#shared/address/integer";
import { say } from "#shared/kernel/message";
import { kindsWithField } from "#shared/facts/claim-kinds";
import { elementOf } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import { VLAN_LIMITS } from "#shared/kinds/shared-fields";
import { jsonText, type Json } from "#shared/kernel/json";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Columns of a physical switch's ports that name one VLAN. */
const COLUMNS = ["accessVlan", "nativeVlan"] as const;

/** UL-SWITCH-018, a gate: the other VLAN rules leave such a number alone. */
export const vlanNumber = defineRule({
  id: "UL-SWITCH-018",
  name: "switch/vlan-number",
  severity: "error",
  platforms: ["HCI", "ARC"],
  on: [...kindsWithField("vlan", "integer"), "physicalSwitch"],
  what: "A VLAN ID is not a whole number from 0 to 4094.",
  why: "802.1Q has twelve bits for it; 0 means untagged and 4095 is reserved.",
  todo: "Write the VLAN of the network, or nothing where it is untagged.",
  sources: [
    ENGINEERING,
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(facts, element, report) {
    if (element.kind === "physicalSwitch") {
      for (const [row, cells] of readRows(element, "ports").entries()) {
        for (const column of COLUMNS) {
          const value = cells[column];
          if (isVlan(value)) continue;
          report.fail({
            field: "ports",
            message: say`VLAN ${jsonText(value)} of port ${jsonText(cells["name"] ?? row + 1)} of ${element} is not between 0 and 4094.`,
            which: `${row}.${column}`,
            data: { row, column },
          });
        }
      }
      return;
    }
    const value = element.fields["vlan"];
    if (isEmptyValue(value)) return;
    const name = fullName(facts, element);
    if (isVlan(value))
      report.pass(say`VLAN ${jsonText(value)} of ${name} lies between 0 and 4094.`);
    else
      report.fail({
        field: "vlan",
        message: say`VLAN ${jsonText(value)} of ${name} is not between 0 and 4094.`,
      });
  },
  fixes(facts, { subjects: [subject], data: { row, column } }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    const title = say`Clear it, which means untagged`;
    if (typeof column !== "string") return [setFields(title, element.id, { vlan: null })];
    const ports = readRows(element, "ports").map((cells, i): Json =>
      i === row ? { ...cells, [column]: null } : cells,
    );
    return [setFields(title, element.id, { ports })];
  },
  examples: {
    bad: [
      {
        title: "$vlanId = 4095",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { vlan: 4095 } }],
      },
      {
        title: "VLAN 5000 on an AKS network",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vlan: 5000 } }],
      },
      {
        title: "an access port on VLAN 4095",
        base: "arc-static",
        edits: [
          {
            add: "physicalSwitch",
            id: "tor",
            parent: "site",
            fields: { ports: [{ name: "1", mode: "access", accessVlan: 4095 }] },
          },
        ],
      },
    ],
    good: [
      { title: "$vlanId = 40", base: "arc-static" },
      {
        title: "VLAN left out",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vlan: null } }],
      },
    ],
  },
});

function isVlan(value: Json | undefined): boolean {
  return isEmptyValue(value) || parseInteger(value, VLAN_LIMITS).ok;
}
