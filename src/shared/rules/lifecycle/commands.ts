import { jsonText } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { positionOf } from "./order-of-steps.ts";
import type { ElementRecord } from "#shared/model/records";

/** `<Port number>`, and a parameter whose value is an empty text. */
const PLACEHOLDER = /<(?!#)[^<>\n]+>/g;
const EMPTY_VALUE = /(?<=\s)(-[A-Za-z][\w-]*)[ :=]\s*(?:""|'')/g;

/** UL-LIFECYCLE-011. Generated commands have all their values; only steps of the team can lack one. */
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

const MISSPELT = [
  { wrong: /\bipconfing\b/gi, right: "ipconfig" },
  { wrong: /\bnetsh\s+winhttps\b/gi, right: "netsh winhttp" },
] as const;

/** UL-LIFECYCLE-012 */
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

/** "Step 3 (routes)", or its name where it has no position. */
function stepInWords(step: ElementRecord) {
  const position = positionOf(step);
  return position === undefined ? say`${step}` : say`Step ${plain(position)} (${step})`;
}

function command(text: string) {
  return {
    add: "runbookStep",
    id: "step",
    parent: "site",
    name: "check",
    fields: { order: 1, action: "other", command: text },
  } as const;
}
