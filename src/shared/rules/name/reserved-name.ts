import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { platformOf } from "#shared/facts/places";
import { switchMode, switchName } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { SET_UP_NAME } from "../switch/single-switch-name.ts";

export const reservedName = defineRule({
  id: "UL-NAME-006",
  name: "name/reserved-switch",
  severity: "warning",
  platforms: ["EE"],
  on: ["vswitch"],
  what: "An external switch, or one of a scalable cluster, is named aksedgesw-int.",
  why: "The set-up of a single machine cluster gives this name to its internal switch and would find it taken.",
  todo: "Name the switch differently; the set-up calls an external one aksedgesw-ext.",
  sources: [seed("EE", "Single machine cluster")],
  check(facts, vswitch, report) {
    const name = switchName(facts, vswitch);
    const isInternal = switchMode(facts, vswitch) === "internal";
    const isSingle = platformOf(facts, vswitch.id)?.code === "EE-S";
    if (name.toLowerCase() !== SET_UP_NAME)
      return report.pass(say`${name} is not a name of the set-up.`);
    if (isInternal && isSingle) return;
    report.fail({
      field: "switchName",
      message: say`The name ${SET_UP_NAME} is reserved for the internal switch of a single machine cluster; this one ${{ plain: isInternal ? "belongs to a scalable cluster" : "is external" }}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const vswitch = subject && elementOf(facts, subject.element);
    if (!vswitch) return [];
    const name = freeName(facts, vswitch, "aksedgesw-ext");
    return [setFields(say`Name it ${name}`, vswitch.id, { switchName: name })];
  },
  examples: {
    bad: [
      {
        title: "external switch aksedgesw-int",
        base: "edge-scalable",
        edits: [{ rename: "host-a.switch", to: "aksedgesw-int" }],
      },
    ],
    good: [{ title: "external switch aksedgesw-ext", base: "edge-scalable" }],
  },
});
