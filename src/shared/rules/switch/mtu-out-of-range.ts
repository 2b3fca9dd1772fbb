import { jsonText } from "#shared/kernel/json";
import { parseInteger } from "#shared/address/integer";
import { say } from "#shared/kernel/message";
import { DEFAULT_MTU } from "#shared/facts/layer2";
import { fullName } from "#shared/facts/names";
import { readInteger, readRows } from "#shared/facts/readings";
import { KINDS } from "#shared/kinds/index";
import { MTU_LIMITS } from "#shared/kinds/shared-fields";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BY_TYPE = seed("EE", "Networking by deployment type");

const WITH_MTU = KINDS.filter((kind) => kind.fields.some(({ key }) => key === "mtu")).map(
  (kind) => kind.name,
);

/** UL-SWITCH-021, a gate: the other MTU rules leave such a value alone. */
export const mtuOutOfRange = defineRule({
  id: "UL-SWITCH-021",
  name: "switch/mtu-out-of-range",
  severity: "error",
  platforms: ["ALL"],
  on: [...WITH_MTU, "physicalSwitch"],
  what: "An MTU is not a whole number from 576 to 9216 bytes.",
  why: "IPv4 hosts and common switches handle nothing outside these bounds.",
  todo: "Write 1500, or the size that all switches on the way are set to.",
  sources: [ENGINEERING, BY_TYPE],
  check(facts, element, report) {
    if (element.kind === "physicalSwitch") {
      for (const [i, row] of readRows(element, "ports").entries()) {
        const mtu = row["mtu"];
        if (isEmptyValue(mtu) || parseInteger(mtu, MTU_LIMITS).ok) continue;
        report.fail({
          field: "ports",
          message: say`MTU ${jsonText(mtu)} of port ${jsonText(row["name"] ?? i + 1)} of ${element} is not between 576 and 9216 bytes.`,
          which: String(i),
        });
      }
      return;
    }
    const mtu = readInteger(facts, element, "mtu", MTU_LIMITS);
    if (mtu.state === "ok") report.pass(say`${mtu.value} lies between 576 and 9216 bytes.`);
    if (mtu.state !== "invalid") return;
    report.fail({
      field: "mtu",
      message: say`MTU ${mtu.text} of ${fullName(facts, element)} is not between 576 and 9216 bytes.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject?.field === "mtu"
      ? [setFields(say`Set ${DEFAULT_MTU}`, subject.element, { mtu: DEFAULT_MTU })]
      : [],
  examples: {
    bad: [
      {
        title: "MTU = 99999",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 99999 } }],
      },
      {
        title: "port of a switch with MTU 500",
        base: "edge-scalable",
        edits: [
          {
            add: "physicalSwitch",
            id: "tor",
            parent: "site",
            fields: { ports: [{ name: "1", mtu: 500 }] },
          },
        ],
      },
    ],
    good: [
      {
        title: "MTU = 1500",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 1500 } }],
      },
      {
        title: "port of a switch with MTU 9000, another without one",
        base: "edge-scalable",
        edits: [
          {
            add: "physicalSwitch",
            id: "tor",
            parent: "site",
            fields: { ports: [{ name: "1", mtu: 9000 }, { name: "2" }] },
          },
        ],
      },
    ],
  },
});
