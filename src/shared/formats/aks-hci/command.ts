import type { Json } from "#shared/kernel/json";
import { quotePowershell } from "#shared/runbook/quote-powershell";
import { refusalText } from "#shared/runbook/quote-refusal";
import type { NoteSink } from "../notes.ts";
import type { CmdletName } from "./cmdlets.ts";

/** What a parameter takes: a value, or a variable that holds what another command answered. */
export type Argument = Json | { readonly variable: string };

/** One command on its way into a script. */
export interface Command {
  /** The variable that takes what it answers, without the dollar sign. */
  readonly variable?: string;
  readonly cmdlet: CmdletName;
  readonly parameters: readonly (readonly [string, Argument | undefined])[];
}

/**
 * The command with one parameter to a line. Texts become literals in which nothing is expanded; what
 * cannot be written so is left out and named.
 */
export function printCommand({ variable, cmdlet, parameters }: Command, notes: NoteSink): string {
  const lines = parameters.flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = printArgument(value);
    if (typeof text === "string")
      return typeof value === "boolean" ? [`-${name}:${text}`] : [`-${name} ${text}`];
    notes.warning(
      "export-unquotable",
      `${cmdlet}.${name}`,
      `The value cannot stand in a command: ${text.reason}. -${name} is left out.`,
    );
    return [];
  });
  const start = variable === undefined ? cmdlet : `$${variable} = ${cmdlet}`;
  return [start, ...lines].join(" `\n    ");
}

function printArgument(value: Argument): string | { readonly reason: string } {
  if (typeof value === "number" || typeof value === "boolean")
    return typeof value === "boolean" ? `$${value}` : String(value);
  if (typeof value === "string") {
    const quoted = quotePowershell(value);
    return quoted.ok ? quoted.value : { reason: refusalText(quoted.error) };
  }
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (const item of value as readonly Json[]) {
      const printed = printArgument(item);
      if (typeof printed !== "string") return printed;
      items.push(printed);
    }
    return items.join(", ");
  }
  if (value !== null && "variable" in value && typeof value.variable === "string")
    return `$${value.variable}`;
  return { reason: "it is no text, number or list" };
}
