import { say } from "#shared/kernel/message";
import { adapterIdsOn, switchMode, switchName } from "#shared/facts/switches";
import { kindOf, parentOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** The name that the set-up gives to the internal switch. */
export const SET_UP_NAME = "aksedgesw-int";

export const singleSwitchName = defineRule({
  id: "UL-SWITCH-002",
  name: "switch/single-switch-name",
  severity: "error",
  platforms: ["EE-S"],
  on: ["vswitch"],
  what: "The internal switch of a single machine cluster has another name than aksedgesw-int.",
  why: "The set-up makes the switch under exactly this name; scripts that look for another find nothing.",
  todo: "Leave the name to the set-up.",
  sources: [seed("EE", "Single machine cluster")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "internal") return;
    const isUsed = adapterIdsOn(facts, vswitch.id).some(
      (adapter) => kindOf(facts, parentOf(facts, adapter) ?? "") === "nodeVm",
    );
    if (!isUsed) return;
    const name = switchName(facts, vswitch);
    if (name === SET_UP_NAME) return report.pass(say`The switch is named ${name}.`);
    report.fail({
      field: "switchName",
      message: say`The switch of a single machine cluster is named ${SET_UP_NAME}, not ${name}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [
          setFields(say`Name it ${SET_UP_NAME}, as the set-up does`, subject.element, {
            switchName: null,
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "internal switch my-switch",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { switchName: "my-switch" } }],
      },
    ],
    good: [{ title: "internal switch aksedgesw-int", base: "edge-single" }],
  },
});
