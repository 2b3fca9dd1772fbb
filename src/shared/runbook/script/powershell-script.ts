import type { Json } from "#shared/kernel/json";
import type { Runbook } from "../runbook.ts";
import { codeHash } from "./code-hash.ts";
import { planScript, type ScriptPlan, type ScriptTask } from "./script-plan.ts";

/**
 * The runbook as a PowerShell script, for 5.1 and 7. It lists the steps, shows one, and runs a part of
 * one when told to. The code holds nothing of the design: that is one JSON object in a here-string in
 * which every character beyond plain ASCII, quotes, backticks and dollar signs are written as
 * `\uXXXX`. The file is pure ASCII, so it reads the same in any code page.
 */
export function printPowershell(runbook: Runbook): string {
  const plan = planScript(runbook, "powershell");
  const tasks = taskLines(plan);
  const hash = codeHash(HEAD, ...tasks, FOOT);
  return [
    HEAD,
    `# SHA-256 of the code: ${hash}`,
    "$Json = @'",
    ...jsonLines(dataOf(plan)),
    "'@",
    ...tasks,
    FOOT,
    "",
  ].join("\n");
}

/** Parts of the code that stand around the data. The tests compare them with what is printed. */
export const HEAD = `#requires -Version 5.1
# A runbook made by Underlay. What comes from the design is data and is never run.
#   .\\FILE.ps1                              lists the steps
#   .\\FILE.ps1 -Step 3                      shows a step
#   .\\FILE.ps1 -Step 3 -Part pre-check -Run runs one part of it
[CmdletBinding()]
param(
  [int]$Step = 0,
  [ValidateSet('', 'pre-check', 'do', 'post-check', 'rollback')][string]$Part = '',
  [switch]$Run
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'`;

export const FOOT = `if ($Data.draft) { Write-Warning $Data.draft.Substring(1) }
if ($Step -eq 0) {
  Write-Host $Data.title.Substring(1)
  foreach ($Each in $Data.steps) { Write-Host ('{0,4}  {1}' -f $Each.number, $Each.title.Substring(1)) }
  return
}
$Chosen = @($Data.steps | Where-Object { $_.number -eq $Step })
if ($Chosen.Count -ne 1) { throw 'There is no such step.' }
foreach ($Line in $Chosen[0].head) { Write-Host $Line.Substring(1) }
foreach ($Each in $Chosen[0].parts) {
  if ($Part -ne '' -and $Each.name -ne $Part) { continue }
  Write-Host ''
  foreach ($Line in $Each.lines) { Write-Host $Line.Substring(1) }
}
if (-not $Run) { return }
if ($Part -eq '') { throw 'Say which part to run: -Part pre-check, do, post-check or rollback.' }
if (@($Chosen[0].waits).Count -gt 0) { throw 'This step waits for an open error of the design. Nothing was run.' }
$Key = '{0} {1}' -f $Step, $Part
if (-not $Tasks.ContainsKey($Key)) { throw 'This part has no command to run.' }
foreach ($Task in $Tasks[$Key]) { & $Task }`;

/** Between the data and the foot: reading the data, and what the tasks call. */
const READ = `$Data = ConvertFrom-Json -InputObject $Json
function Value([int]$Number) { $Data.values[$Number].Substring(1) }
function Save-File([string]$Name, [string]$Text) {
  if ($Name -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$') { throw 'This file name is not allowed.' }
  $Path = Join-Path -Path (Get-Location).ProviderPath -ChildPath $Name
  if (Test-Path -LiteralPath $Path) { throw 'There is already a file of that name here.' }
  [IO.File]::WriteAllText($Path, $Text, (New-Object -TypeName Text.UTF8Encoding -ArgumentList $false))
}
$Tasks = @{}`;

function taskLines({ steps }: ScriptPlan): string[] {
  const all = steps.flatMap(({ number, parts }) =>
    parts
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ name, tasks }) => {
        const blocks = tasks.map((task) => `  {\n${taskCode(task)}\n  }`).join("\n");
        return `$Tasks['${number} ${name}'] = @(\n${blocks}\n)`;
      }),
  );
  return [READ, ...all];
}

function taskCode(task: ScriptTask): string {
  if ("file" in task) return `Save-File (Value ${task.file.name}) (Value ${task.file.text})`;
  return task.command.map((part) => (typeof part === "string" ? part : `(Value ${part})`)).join("");
}

/** Each text begins with an equals sign: PowerShell 7 would turn one that looks like a date into one. */
function dataOf({ title, draft, steps, values }: ScriptPlan): Json {
  const text = (plain: string): string => `=${plain}`;
  return {
    title: text(title),
    draft: draft === undefined ? null : text(draft),
    steps: steps.map((step) => ({
      number: step.number,
      title: text(step.title),
      head: step.head.map(text),
      waits: step.waits.map(text),
      parts: step.parts.map(({ name, lines }) => ({ name, lines: lines.map(text) })),
    })),
    values: values.map(text),
  };
}

/** JSON as lines of plain ASCII without quotes that PowerShell knows; two blanks before each line. */
function jsonLines(data: Json): string[] {
  return JSON.stringify(data, null, 1)
    .split("\n")
    .map((line) => `  ${line.replace(/[^ -~]|['`$]/g, escaped)}`);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
