import { say } from "#shared/kernel/message";
import { baselineOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { isGrowth, valueInWords } from "./frozen.ts";

export const poolGrowth = defineRule({
  id: "UL-LIFECYCLE-003",
  name: "lifecycle/pool-growth",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool is to grow by itself, or was enlarged after deployment.",
  why: "The product does not expand a pool, neither by itself nor by hand.",
  todo: "Plan the size beforehand, with head-room for updates and growth.",
  sources: [seed("HCI", "Compare network models")],
  check(facts, vnet, report) {
    if (vnet.fields["autoExpand"] === true) {
      report.fail({
        field: "autoExpand",
        message: say`The node VM pool of ${vnet} cannot be expanded automatically.`,
      });
    }
    if (isGrowth(facts, vnet, "nodeVmPool")) {
      const was = baselineOf(facts, vnet.id)?.fields["nodeVmPool"] ?? null;
      report.fail({
        field: "nodeVmPool",
        message: say`The node VM pool of ${vnet} cannot be expanded after deployment; it was ${valueInWords(facts, was, "nodeVmPool")}.`,
        data: { was },
      });
    } else if (vnet.fields["autoExpand"] !== true) {
      report.pass(say`${vnet} does not rely on the growth of its node VM pool.`);
    }
  },
  fixes(facts, { subjects: [subject], data: { was } }) {
    if (!subject?.field) return [];
    if (subject.field === "autoExpand") return [clearField(facts, subject.element, "autoExpand")];
    return [
      setFields(say`Put back what was deployed`, subject.element, { [subject.field]: was ?? null }),
    ];
  },
  examples: {
    bad: [
      {
        title: "relies on growth of the pool",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { autoExpand: true } }],
      },
      {
        title: "deployed pool enlarged",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.26"] } },
          { freeze: "site" },
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.28"] } },
        ],
      },
    ],
    good: [
      { title: "pool planned from the start", base: "hci-static", edits: [{ freeze: "site" }] },
    ],
  },
});
