import { startParts, readPart } from "./read-string.ts";
import type { Reading } from "./reading.ts";
import { listAt, readOperand } from "./read-value.ts";
import { PS_LIMITS, type PsCommand, type PsParameter, type PsValue } from "./value.ts";

const NAME = /[\p{L}_][\p{L}\p{N}_\\.:-]*/uy;
const PARAMETER = /[-\u2013-\u2015][\p{L}_?][\p{L}\p{N}_-]*:?/uy;
const SPLAT = /@(?=[\p{L}_])/uy;
const REDIRECTION = /(?:\d|\*)?>>?(?:&\d)?/uy;
const PLACEHOLDER = /<[^<>\r\n]{1,80}>/uy;

/** A command whose parameters may still grow, when they go on in the next line. */
export interface OpenCommand extends PsCommand {
  readonly parameters: PsParameter[];
  readonly arguments: PsValue[];
}

/** The command at the cursor with its parameters; undefined when no name stands there. */
export function readCommand(reading: Reading): OpenCommand | undefined {
  const { cursor } = reading;
  const at = cursor.at;
  const name = cursor.take(NAME);
  if (name === "") return undefined;
  const command: OpenCommand = { name, at, parameters: [], arguments: [] };
  readParameters(reading, command);
  reading.commands.push(command);
  return command;
}

/** True when a parameter such as `-name` begins at the cursor. */
export function atParameter({ cursor }: Reading): boolean {
  return cursor.isDash && /[\p{L}_?]/u.test(cursor.next);
}

/** Reads parameters and values up to the end of the command. */
export function readParameters(reading: Reading, command: OpenCommand): void {
  const { cursor } = reading;
  for (;;) {
    cursor.skipBlanks();
    if (endsCommand(cursor.char)) return;
    const at = cursor.at;
    if (atParameter(reading)) take(command, readParameter(reading));
    else if (cursor.take(SPLAT) !== "") splat(reading, command, at);
    else if (cursor.take(REDIRECTION) !== "") {
      cursor.skipBlanks();
      readItem(reading);
    } else if (!cursor.takes(",")) {
      const value = readArgument(reading);
      if (command.arguments.length < PS_LIMITS.items) command.arguments.push(value);
    }
    if (cursor.at === at) cursor.step();
  }
}

function take(command: OpenCommand, parameter: PsParameter): void {
  if (command.parameters.length < PS_LIMITS.items) command.parameters.push(parameter);
}

function readParameter(reading: Reading): PsParameter {
  const { cursor } = reading;
  const at = cursor.at;
  const written = cursor.take(PARAMETER);
  const name = written.replace(/:$/, "").slice(1);
  cursor.skipBlanks();
  const isSwitch = !written.endsWith(":") && (endsCommand(cursor.char) || atParameter(reading));
  if (isSwitch || endsCommand(cursor.char)) return { name, at };
  return { name, at, value: readArgument(reading) };
}

/** `@table` stands for parameters, `@list` for values. */
function splat(reading: Reading, command: OpenCommand, at: number): void {
  const { cursor } = reading;
  const name = cursor.take(NAME);
  const value = reading.variables.get(name.toLowerCase());
  if (value?.type === "table") {
    for (const [key, item] of value.entries) take(command, { name: key, at: item.at, value: item });
  } else if (value?.type === "list") {
    for (const item of value.items)
      if (command.arguments.length < PS_LIMITS.items) command.arguments.push(item);
  } else {
    cursor.remark(
      "powershell-not-literal",
      "warning",
      at,
      `The parameters in @${name} are not literals of this text; they are left out.`,
    );
  }
}

/** One value, or several with commas between them as a list. */
function readArgument(reading: Reading): PsValue {
  const { cursor } = reading;
  const at = cursor.at;
  const items = [readItem(reading)];
  for (;;) {
    cursor.skipBlanks();
    if (cursor.char !== ",") break;
    cursor.step();
    cursor.skipLines();
    if (endsCommand(cursor.char)) break;
    items.push(readItem(reading));
  }
  const [only] = items;
  return items.length === 1 && only ? only : listAt(at, items);
}

function readItem(reading: Reading): PsValue {
  const { cursor } = reading;
  const at = cursor.at;
  const placeholder = cursor.take(PLACEHOLDER);
  if (placeholder !== "") return { type: "string", at, value: placeholder };
  const first = STARTS_VALUE.test(cursor.char) ? readOperand(reading) : undefined;
  if (first && endsItem(cursor.char)) return first;
  // What touches without a blank between is one text, as in $folder\Images.
  const parts = startParts(at);
  // A number that goes on is none: 8.00:00:00 stays as it is typed.
  if (first?.type === "number" && STARTS_NUMBER.test(cursor.text.charAt(at))) cursor.at = at;
  else if (first) parts.addValue(first);
  while (!endsItem(cursor.char)) {
    const quoted = cursor.isSingleQuote || cursor.isDoubleQuote ? readOperand(reading) : undefined;
    if (quoted) parts.addValue(quoted);
    else readPart(reading, parts);
  }
  return parts.end(cursor);
}

const STARTS_VALUE = /['"\u2018-\u201e$@({\d+.\u2013-\u2015-]/u;
const STARTS_NUMBER = /[\d+.-]/;

function endsCommand(char: string): boolean {
  return char === "" || "\r\n;|&)}".includes(char);
}

function endsItem(char: string): boolean {
  return endsCommand(char) || "({,>".includes(char) || /[\t\v\f\u0085\p{Zs}]/u.test(char);
}
