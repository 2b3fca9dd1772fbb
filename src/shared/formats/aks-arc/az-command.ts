import type { Result } from "#shared/kernel/result";
import { quotePowershell } from "#shared/runbook/quote-powershell";
import { quoteShell } from "#shared/runbook/quote-shell";

/** What the person who runs the commands knows and a design does not; an environment variable each. */
export const SETTINGS = [
  "SUBSCRIPTION_ID",
  "RESOURCE_GROUP",
  "LOCATION",
  "CUSTOM_LOCATION_ID",
] as const;
type Setting = (typeof SETTINGS)[number];

/** One value of an option: a text, a setting, or the id of a resource by its provider and name. */
export type AzValue =
  | { readonly text: string }
  | { readonly setting: Setting }
  | { readonly provider: string; readonly name: string };

export interface AzOption {
  readonly name: `--${string}`;
  readonly values: readonly AzValue[];
}

/** A command of the Azure CLI with its options, and what it is for. */
export interface AzCommand {
  readonly comment: string;
  readonly command: string;
  readonly options: readonly AzOption[];
}

/** A shell in which the commands can be run. */
interface Shell {
  readonly extension: string;
  /** Lines before the commands: what is asked of the caller. */
  readonly head: readonly string[];
  /** At the end of a line that goes on. */
  readonly joint: string;
  quote(text: string): Result<string, unknown>;
  setting(name: Setting): string;
  resourceId(provider: string, quotedName: string): string;
}

export const POSIX_SHELL: Shell = {
  extension: ".sh",
  head: [
    "#!/bin/sh",
    "set -eu",
    ...SETTINGS.map((name) => `: "\${${name}:?set this environment variable first}"`),
  ],
  joint: " \\",
  quote: quoteShell,
  setting: (name) => `"$${name}"`,
  resourceId: (provider, name) =>
    `"/subscriptions/$SUBSCRIPTION_ID/resourceGroups/$RESOURCE_GROUP/providers/${provider}/"${name}`,
};

export const POWERSHELL: Shell = {
  extension: ".ps1",
  head: [
    "$ErrorActionPreference = 'Stop'",
    "$PSNativeCommandUseErrorActionPreference = $true",
    `foreach ($name in ${SETTINGS.map((name) => `'${name}'`).join(", ")}) {`,
    '    if (-not (Test-Path "Env:$name")) { throw "Set the environment variable $name first." }',
    "}",
  ],
  joint: " `",
  quote: quotePowershell,
  setting: (name) => `$env:${name}`,
  resourceId: (provider, name) =>
    `("/subscriptions/$env:SUBSCRIPTION_ID/resourceGroups/$env:RESOURCE_GROUP/providers/${provider}/" + ${name})`,
};

/** The commands as a script. `refuse` hears of each value that cannot be written safely. */
export function printCommands(
  commands: readonly AzCommand[],
  shell: Shell,
  refuse: (command: AzCommand, option: string) => void,
): string {
  const blocks = commands.map((command) => {
    const lines = command.options.flatMap(({ name, values }) => {
      const printed = values.map((value) => printValue(value, shell));
      if (printed.every((each) => each !== undefined)) return [`  ${[name, ...printed].join(" ")}`];
      refuse(command, name);
      return [];
    });
    return [`# ${command.comment}`, [command.command, ...lines].join(`${shell.joint}\n`)].join(
      "\n",
    );
  });
  return `${[shell.head.join("\n"), ...blocks].join("\n\n")}\n`;
}

/** What a native command can take as one argument in every shell: no quotes, and no file or option. */
const SAFE = /^[A-Za-z0-9(](?:[A-Za-z0-9 ._()/:-]*[A-Za-z0-9)])?$/;

function printValue(value: AzValue, shell: Shell): string | undefined {
  if ("setting" in value) return shell.setting(value.setting);
  const text = "text" in value ? value.text : value.name;
  const quoted = SAFE.test(text) ? shell.quote(text) : undefined;
  if (!quoted?.ok) return undefined;
  return "text" in value ? quoted.value : shell.resourceId(value.provider, quoted.value);
}
