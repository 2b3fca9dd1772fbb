import type { Json } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import { parsePowershell } from "../powershell-text/parse-powershell.ts";
import type { PsCommand, PsValue } from "../powershell-text/value.ts";
import { textPlaces, type TextPlace } from "../text-places.ts";
import {
  makeCall,
  meantParameter,
  type Call,
  type CallList,
  type Entry,
  type Saying,
} from "./call.ts";
import { findCmdlet, type Cmdlet } from "./cmdlets.ts";

/** Most commands that are read; a set-up has a dozen. */
const MOST = 512;

/** Reads the commands of a PowerShell text. Nothing is run. */
export function readCommands(text: string, saying: Saying): CallList {
  const { commands, remarks } = parsePowershell(text);
  const placeOf = textPlaces(text);
  const { notes, places } = saying;
  for (const { code, severity, at, message } of remarks) {
    const { line, column } = placeOf(at);
    notes[severity](code, "", `Line ${line}, column ${column}: ${message}`);
  }
  const all = commands.filter(({ name }) => findCmdlet(name));
  const known = all.slice(0, MOST);
  if (all.length > MOST)
    notes.error(
      "schema-list-too-long",
      "",
      `The text has ${all.length} commands; the first ${MOST} are read and the others left out.`,
    );
  const calls = new Map<PsCommand, Call>();
  const counts = new Map<string, number>();
  for (const command of known) {
    const cmdlet = findCmdlet(command.name);
    if (!cmdlet) continue;
    const count = counts.get(cmdlet.name) ?? 0;
    counts.set(cmdlet.name, count + 1);
    const path = count === 0 ? cmdlet.name : `${cmdlet.name}[${count}]`;
    places.set(path, placeOf(command.at));
    calls.set(command, readCommand(command, cmdlet, path, { calls, placeOf, saying }));
  }
  nameOthers(commands, saying, placeOf);
  return { calls: [...calls.values()], form: "commands", isWhole: true };
}

interface Around {
  readonly calls: ReadonlyMap<PsCommand, Call>;
  readonly placeOf: (offset: number) => TextPlace;
  readonly saying: Saying;
}

function readCommand(command: PsCommand, cmdlet: Cmdlet, path: string, around: Around): Call {
  const { notes } = around.saying;
  if (command.arguments.length > 0) {
    notes.warning(
      "aks-hci-without-name",
      path,
      `${cmdlet.name} takes no values without a parameter name; ${command.arguments.length} are left out.`,
    );
  }
  const entries = command.parameters.flatMap(({ name, at, value }): Entry[] => {
    const key = meantParameter(cmdlet, name);
    const place = around.placeOf(at);
    const def = cmdlet.keys.find((each) => each.key === key);
    if (def?.secret) return [{ key: name, value: "secret", place }];
    if (!value) return [{ key: name, value: true, place }];
    const here = joinPath(path, key || name);
    around.saying.places.set(here, place);
    const read = def?.type.is === "anything" ? objectOf(value, around.calls) : jsonOf(value);
    if (read === undefined && def?.type.is !== "anything") {
      const text = value.type === "unknown" ? value.text : "It";
      notes.warning(
        "powershell-not-literal",
        here,
        `${text} is not a literal of this text; its value is known only when the script runs, so that it is left out.`,
      );
    }
    if (read === undefined) return [];
    // PowerShell makes a list of one value by itself.
    const isOne = def?.type.is === "texts" && !def.commas && typeof read === "string";
    return [{ key: name, value: isOne ? [read] : read, place }];
  });
  return makeCall(cmdlet, path, entries, around.saying);
}

/** A value as JSON; undefined when it or a part of it is not known, and for tables. */
function jsonOf(value: PsValue): Json | undefined {
  switch (value.type) {
    case "string":
    case "number":
    case "boolean":
      return typeof value.value === "string" ? value.value.toWellFormed() : value.value;
    case "null":
      return null;
    case "list": {
      const items = value.items.map((item) => (item.type === "list" ? undefined : jsonOf(item)));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    default:
      return undefined;
  }
}

/** What an object is: a call of this text, or the name by which it was asked for. */
function objectOf(value: PsValue, calls: ReadonlyMap<PsCommand, Call>): Call | string | undefined {
  if (value.type === "string") return value.value;
  if (value.type !== "result") return undefined;
  const call = calls.get(value.command);
  if (call) return call;
  const named = value.command.parameters.find(({ name }) => name.toLowerCase() === "name")?.value;
  return named?.type === "string" ? named.value : undefined;
}

/** Other commands of the module are steps of the set-up, not settings of a network. */
function nameOthers(
  commands: readonly PsCommand[],
  { notes }: Saying,
  placeOf: (offset: number) => TextPlace,
): void {
  const seen = new Set<string>();
  for (const { name, at } of commands) {
    if (!/AksHci/i.test(name) || findCmdlet(name) || seen.has(name)) continue;
    seen.add(name);
    const { line, column } = placeOf(at);
    notes.info(
      "aks-hci-other-command",
      name,
      `Line ${line}, column ${column}: ${name} sets nothing that is drawn; it is passed over.`,
    );
  }
}
