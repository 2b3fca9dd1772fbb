import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Runbook } from "../runbook.ts";
import { codeHash } from "./code-hash.ts";
import { planScript, type ScriptPlan, type ScriptTask } from "./script-plan.ts";

/**
 * The runbook as a script for a POSIX shell. It lists the steps, shows one, and runs a part of one
 * when told to. The code holds nothing of the design: that stands in a here-document whose end is
 * quoted, in plain ASCII; any other byte, quotes, backslashes, backticks and dollar signs are octal.
 * Commands for PowerShell are shown and not run.
 */
export function printShell(runbook: Runbook): string {
  const plan = planScript(runbook, "shell");
  const tasks = taskLines(plan);
  const hash = codeHash(SHELL_HEAD, ...tasks, SHELL_FOOT);
  return [
    SHELL_HEAD,
    `# SHA-256 of the code: ${hash}`,
    "data() { cat <<'UNDERLAY_DATA'",
    ...dataLines(plan),
    "UNDERLAY_DATA",
    "}",
    ...tasks,
    SHELL_FOOT,
    "",
  ].join("\n");
}

/** Parts of the code that stand around the data. The tests compare them with what is printed. */
export const SHELL_HEAD = `#!/bin/sh
# A runbook made by Underlay. What comes from the design is data and is never run.
#   sh FILE.sh                  lists the steps
#   sh FILE.sh 3                shows a step
#   sh FILE.sh 3 pre-check run  runs one part of it: pre-check, do, post-check or rollback
set -eu
export LC_ALL=C
step=\${1:-} part=\${2:-} run=\${3:-}
fail() { printf '%s\\n' "$1" >&2; exit 2; }
case $step in *[!0-9]*) fail 'The step is a number.' ;; esac
case $part in ''|pre-check|do|post-check|rollback) ;; *) fail 'The part is pre-check, do, post-check or rollback.' ;; esac
case $run in ''|run) ;; *) fail 'The third word is run, or nothing.' ;; esac`;

const READ = `show() { data | sed -n "s/^  $1 //p" | while IFS= read -r each; do printf '%b\\n' "$each"; done; }
value() { printf '%b' "$(data | sed -n "s/^  v$1 //p")"; }
save_file() {
  case $1 in ''|[!A-Za-z0-9]*|*[!A-Za-z0-9._-]*) fail 'This file name is not allowed.' ;; esac
  [ ! -e "./$1" ] || fail 'There is already a file of that name here.'
  printf '%s' "$2" > "./$1"
}
task() {
case "$step $part" in`;

export const SHELL_FOOT = `*) fail 'This part has no command to run.' ;;
esac
}
show draft >&2
if [ -z "$step" ]; then show title; show list; exit 0; fi
[ -n "$(data | sed -n "s/^  h$step .*/x/p")" ] || fail 'There is no such step.'
show "h$step"
for each_part in pre-check do post-check rollback; do
  if [ -z "$part" ] || [ "$part" = "$each_part" ]; then show "t$step $each_part"; fi
done
[ -n "$run" ] || exit 0
[ -n "$part" ] || fail 'Say which part to run: pre-check, do, post-check or rollback.'
[ -z "$(data | sed -n "s/^  w$step .*/x/p")" ] || fail 'This step waits for an open error of the design. Nothing was run.'
task`;

function taskLines({ steps }: ScriptPlan): string[] {
  const all = steps.flatMap(({ number, parts }) =>
    parts
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ name, tasks }) => `'${number} ${name}')\n${tasks.map(taskCode).join("\n")}\n;;`),
  );
  return [READ, ...all];
}

function taskCode(task: ScriptTask): string {
  if ("file" in task) return `save_file ${called(task.file.name)} ${called(task.file.text)}`;
  return task.command.map((part) => (typeof part === "string" ? part : called(part))).join("");
}

function called(value: number): string {
  return `"$(value ${value})"`;
}

function dataLines({ title, draft, steps, values }: ScriptPlan): string[] {
  const text = (key: string, content: string): string => `  ${key} ${octal(content)}`;
  return [
    text("title", title),
    ...(draft === undefined ? [] : [text("draft", draft)]),
    ...steps.map(({ number, title: name }) =>
      text("list", `${String(number).padStart(4)}  ${name}`),
    ),
    ...steps.flatMap(({ number, head, waits, parts }) => [
      ...head.map((line) => text(`h${number}`, line)),
      ...waits.map((line) => text(`w${number}`, line)),
      ...parts.flatMap(({ name, lines }) => lines.map((line) => text(`t${number} ${name}`, line))),
    ]),
    ...values.map((value, i) => text(`v${i}`, value)),
  ];
}

/** The bytes of a text as the format %b of printf reads them. */
function octal(text: string): string {
  return Array.from(utf8ToBytes(text.toWellFormed()), (byte) =>
    /[A-Za-z0-9 .,:;()/_+=@%-]/.test(String.fromCharCode(byte)) && byte < 127
      ? String.fromCharCode(byte)
      : `\\0${byte.toString(8).padStart(3, "0")}`,
  ).join("");
}
