import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { command, stepInWords } from "./step-words.ts";

const MISSPELT = [
  { wrong: /\bipconfing\b/gi, right: "ipconfig" },
  { wrong: /\bnetsh\s+winhttps\b/gi, right: "netsh winhttp" },
] as const;

export const misspelt = defineRule({
  id: "UL-LIFECYCLE-012",
  name: "lifecycle/misspelt",
  severity: "error",
  platforms: ["EE"],
  on: ["runbookStep"],
  what: "A command is misspelt as it is in the older documents.",
  why: "The documents misprint both ipconfig and netsh winhttp; the commands as printed do not exist.",
  todo: "Use ipconfig and netsh winhttp.",
  sources: [seed("EE", "DNS"), seed("EE", "Proxy"), ENGINEERING],
  check(_facts, step, report) {
    const command = jsonText(step.fields["command"]);
    const errors = MISSPELT.flatMap(({ wrong, right }) => {
      const [found] = command.match(wrong) ?? [];
      return found === undefined ? [] : [{ found, right }];
    });
    for (const { found, right } of errors) {
      report.fail({
        field: "command",
        message: say`${stepInWords(step)}: use ${right} instead of ${found}.`,
        which: right,
      });
    }
    if (command !== "" && errors.length === 0)
      report.pass(say`The command of ${step} has no known misprint.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const step = subject && elementOf(facts, subject.element);
    if (!step) return [];
    const text = MISSPELT.reduce(
      (command, { wrong, right }) => command.replace(wrong, right),
      jsonText(step.fields["command"]),
    );
    return [setFields(say`Correct the spelling`, step.id, { command: text })];
  },
  examples: {
    bad: [
      {
        title: "netsh winhttps show proxy",
        base: "edge-single",
        edits: [command("netsh winhttps show proxy")],
      },
      { title: "ipconfing /all", base: "edge-single", edits: [command("ipconfing /all")] },
    ],
    good: [
      {
        title: "netsh winhttp show proxy",
        base: "edge-single",
        edits: [command("netsh winhttp show proxy")],
      },
    ],
  },
});
