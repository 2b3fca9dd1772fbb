import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { command, stepInWords } from "./step-words.ts";

/** `<Port number>`, and a parameter whose value is an empty text. */
const PLACEHOLDER = /<(?!#)[^<>\n]+>/g;

const EMPTY_VALUE = /(?<=\s)(-[A-Za-z][\w-]*)[ :=]\s*(?:""|'')/g;

/** Generated commands have all their values; only steps of the team can lack one. */
export const unfilled = defineRule({
  id: "UL-LIFECYCLE-011",
  name: "lifecycle/unfilled",
  severity: "error",
  platforms: ["ALL"],
  on: ["runbookStep"],
  what: "A command of the runbook still has a placeholder or an empty value.",
  why: "It cannot be run as it stands, and whoever runs it has to guess.",
  todo: "Write the value of this design in its place.",
  sources: [ENGINEERING],
  check(_facts, step, report) {
    const command = jsonText(step.fields["command"]);
    if (command === "") return;
    const gaps = [
      ...[...command.matchAll(PLACEHOLDER)].map(([text]) => text),
      ...[...command.matchAll(EMPTY_VALUE)].map(([, parameter = ""]) => parameter),
    ];
    if (gaps.length === 0) return report.pass(say`The command of ${step} has all its values.`);
    for (const gap of new Set(gaps)) {
      report.fail({
        field: "command",
        message: say`${stepInWords(step)} has an unfilled value: ${gap}.`,
        which: gap,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "Get-HcsNetRoute -InterfaceAlias <Port number>",
        base: "ase",
        edits: [command("Get-HcsNetRoute -InterfaceAlias <Port number>")],
      },
      {
        title: 'Get-HcsNetRoute -InterfaceAlias ""',
        base: "ase",
        edits: [command('Get-HcsNetRoute -InterfaceAlias ""')],
      },
    ],
    good: [
      {
        title: 'Get-HcsNetRoute -InterfaceAlias "Port3"',
        base: "ase",
        edits: [command('Get-HcsNetRoute -InterfaceAlias "Port3"')],
      },
    ],
  },
});
