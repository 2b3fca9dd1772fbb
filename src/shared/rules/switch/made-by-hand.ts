import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

/** A step is a hand-written one of the runbook, or a switch that is marked as made by hand. */
export const madeByHand = defineRule({
  id: "UL-SWITCH-032",
  name: "switch/made-by-hand",
  severity: "info",
  platforms: ["EE-S"],
  on: ["vswitch", "runbookStep"],
  what: "The internal switch is to be made by hand.",
  why: "The set-up of a single machine cluster makes the switch, its adapters and the NAT by itself.",
  todo: "Leave the step out.",
  sources: [seed("EE", "Single machine cluster"), seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    const isByHand =
      element.kind === "runbookStep"
        ? element.fields["action"] === "createSwitch"
        : element.fields["creation"] === "manual" && switchMode(facts, element) === "internal";
    if (!isByHand) return;
    report.fail({
      field: element.kind === "runbookStep" ? "action" : "creation",
      message: say`Switch, adapters and NAT are created automatically in a single machine cluster; ${element} is not needed.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    return elementOf(facts, subject.element)?.kind === "runbookStep"
      ? [remove(say`Remove the step`, [subject.element])]
      : [clearField(facts, subject.element, "creation")];
  },
  examples: {
    bad: [
      {
        title: "aksedgesw-int marked as made by hand",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { creation: "manual" } }],
      },
      {
        title: "step that creates aksedgesw-int",
        base: "edge-single",
        edits: [
          {
            add: "runbookStep",
            id: "step",
            parent: "site",
            name: "create aksedgesw-int",
            fields: { action: "createSwitch" },
          },
        ],
      },
    ],
    good: [{ title: "no step creates a switch", base: "edge-single" }],
  },
});
