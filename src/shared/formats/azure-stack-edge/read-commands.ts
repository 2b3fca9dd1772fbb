import type { JsonObject } from "#shared/kernel/json";
import { placeOf } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import { parsePowershell } from "../powershell-text/parse-powershell.ts";
import { textOfScalar } from "../powershell-text/value.ts";

const CMDLETS = /^(add-hcsnetroute|set-hcskubeclusternetworkinfo)$/i;

/** The parameters of the route and subnet cmdlets in a text. Nothing is run: only literals are read. */
export function readCommands(text: string, notes: NoteSink): JsonObject[] {
  if (!/hcs/i.test(text)) return [];
  const commands = parsePowershell(text).commands.filter(({ name }) => CMDLETS.test(name));
  return commands.slice(0, 1_000).map(({ name, parameters }) => {
    const values = parameters.flatMap((parameter): [string, string][] => {
      const value = parameter.value && textOfScalar(parameter.value);
      if (value === undefined) {
        const { line, column } = placeOf(text, parameter.at);
        notes.warning(
          "console-not-literal",
          `${name} -${parameter.name}`,
          `Line ${line}, column ${column}: the value is no literal, so it is left out.`,
        );
        return [];
      }
      return [[parameter.name, value]];
    });
    return Object.fromEntries(values);
  });
}
