import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

export const lowerCaseNetwork = defineRule({
  id: "UL-NAME-001",
  name: "name/lower-case-network",
  severity: "error",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The name of a logical network has an upper-case letter.",
  why: "The parameter $clustervnetname must be lower case; the creation of the network refuses anything else.",
  todo: "Write the name in lower case.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(_facts, object, report) {
    if (object.name === object.name.toLowerCase()) {
      if (object.name !== "") report.pass(say`${object.name} is lower case.`);
      return;
    }
    report.fail({ message: say`The name ${object.name} must be lower case.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const object = subject && elementOf(facts, subject.element);
    return object ? [rename(object.id, object.name.toLowerCase())] : [];
  },
  examples: {
    bad: [{ title: "AKS-Net", base: "arc-static", edits: [{ rename: "lnet", to: "AKS-Net" }] }],
    good: [{ title: "aks-net", base: "arc-static" }],
  },
});
