import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, paragraph } from "../compose.ts";
import { words, type Inlines } from "../inline.ts";
import { WINDOWS } from "../sources.ts";
import type { Action } from "../step.ts";
import type { Source } from "#shared/profiles/define-profile";

/** An address that does not answer takes about four seconds. */
export const SECONDS_EACH = 4;

/** Asks each address once and prints it with True or False. */
export function askEach(source: Source, values: readonly CommandValue[]): readonly Block[] {
  return powershell(source)`@(
${values}
) | ForEach-Object { '{0} {1}' -f $_, (Test-Connection -ComputerName $_ -Count 1 -Quiet) }`;
}

/** Nobody answers on any of the addresses. */
export function nobodyAnswers(values: readonly CommandValue[], otherwise: Inlines): Block[] {
  return [
    ...askEach(WINDOWS, values),
    expected(
      "whole",
      values.map(({ text }) => `${text} False`),
      otherwise,
    ),
  ];
}

/** The same question to the table of physical addresses, which also knows who keeps silent. */
export function nobodyInTable(): Block[] {
  return [
    paragraph(
      words(
        "Many devices, Windows machines among them, do not answer to ping but show here. The table knows only the network that the machine itself is on, so run it at once on a machine there:",
      ),
    ),
    ...powershell(WINDOWS)`arp -a`,
    described(
      say`no line with one of these addresses and a physical address`,
      say`Find the device by its physical address.`,
    ),
  ];
}

/** The addresses are still free, as what comes before a step that takes them. */
export function stillFree(values: readonly CommandValue[]): Action | undefined {
  if (values.length === 0) return undefined;
  const one = values.length === 1;
  return {
    what: words(
      `${one ? "the address is" : "the addresses are"} still free, asked from a Windows machine on that network`,
    ),
    blocks: nobodyAnswers(
      values,
      say`If it says True, stop. Find the device that holds the address.`,
    ),
  };
}

/** Whether a command is there. */
export function commandIsThere(name: string): Action {
  return {
    what: words("the command is there"),
    blocks: [
      ...powershell(WINDOWS)`Get-Command -Name ${{ label: "command", text: name }}`,
      described(
        say`one line with the name ${name}, and no error`,
        say`Install the product's PowerShell module by the vendor's instructions, then open a new window.`,
      ),
    ],
  };
}

/** One address answers, twice asked. */
export function answers(value: CommandValue, otherwise: Inlines): Block[] {
  return [
    ...powershell(WINDOWS)`Test-Connection -ComputerName ${value} -Count 2 -Quiet`,
    expected("whole", ["True"], otherwise),
  ];
}

/** A TCP port is open. */
export function portOpen(host: CommandValue, port: CommandValue, otherwise: Inlines): Block[] {
  return [
    ...powershell(
      WINDOWS,
    )`(Test-NetConnection -ComputerName ${host} -Port ${port}).TcpTestSucceeded`,
    expected("whole", ["True"], otherwise),
  ];
}
