import { atParameter, readCommand, readParameters, type OpenCommand } from "./read-command.ts";
import { readOperand, listAt } from "./read-value.ts";
import type { Reading } from "./reading.ts";
import { takeVariableName } from "./read-variable.ts";
import { skipBracket, skipStatement } from "./skip.ts";
import type { PsValue } from "./value.ts";

const PROMPT = /(?:PS [^\r\n>]{0,260}>|>>|`{3}[\p{L}]*)[\t ]*/uy;
const MEMBERS = /(?:\.[\p{L}_][\p{L}\p{N}_]{0,64}|\[[^[\]\r\n]{0,64}\])*/uy;
const ASSIGNS = /(?:[-+*/%]|\?\?)?=(?!=)/uy;
const CAST = /\[[\p{L}\p{N}_.,[\]]{1,80}\](?=[\t ]*[$[])/uy;
/** Read as if their braces were not there. */
const OPEN = /(?:try|finally|begin|process|end)(?=[\t\r\n ]*\{)/iuy;
const PASSED =
  /(?:if|elseif|else|for|foreach|while|do|until|switch|function|filter|workflow|configuration|class|enum|param|trap|catch|dynamicparam|data)(?![\p{L}\p{N}_-])/iuy;
const LEAVES = /(?:throw|exit|break|continue|using)(?![\p{L}\p{N}_-])/iuy;
const RETURN = /return(?![\p{L}\p{N}_-])/iuy;

/** Statements up to the closing bracket, which is taken, or to the end of the text for "". */
export function readBlock(reading: Reading, close: ")" | "}" | ""): readonly PsValue[] {
  const { cursor } = reading;
  const start = cursor.at;
  const values: PsValue[] = [];
  let last: OpenCommand | undefined;
  for (;;) {
    cursor.skipLines();
    if (cursor.takes(";")) continue;
    if (cursor.ended) {
      if (close !== "") unended(reading, start);
      return values;
    }
    if (close !== "" && cursor.takes(close)) return values;
    const at = cursor.at;
    if (last && atParameter(reading)) goOn(reading, last);
    else {
      const { value, command } = readStatement(reading);
      last = command;
      if (value && values.length < 4_096) values.push(value);
    }
    if (cursor.at === at) strayCharacter(reading);
  }
}

function unended({ cursor }: Reading, start: number): void {
  cursor.remark(
    "powershell-syntax",
    "error",
    Math.max(0, start - 1),
    "The bracket that begins here does not end.",
  );
}

function goOn(reading: Reading, command: OpenCommand): void {
  const { cursor } = reading;
  cursor.remark(
    "powershell-syntax",
    "warning",
    cursor.at,
    `The line before does not end in a backtick, so that PowerShell would end ${command.name} there. This is read as its next parameter.`,
  );
  readParameters(reading, command);
  readPipeline(reading);
}

function strayCharacter({ cursor }: Reading): void {
  cursor.remark(
    "powershell-syntax",
    "info",
    cursor.at,
    `${JSON.stringify(String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0))} begins no statement; it is passed over.`,
  );
  cursor.step();
}

interface Statement {
  readonly value?: PsValue | undefined;
  readonly command?: OpenCommand | undefined;
}

function readStatement(reading: Reading): Statement {
  const { cursor } = reading;
  cursor.take(PROMPT);
  while (cursor.take(CAST) !== "") cursor.skipBlanks();
  if (cursor.take(RETURN) !== "") cursor.skipBlanks();
  if (cursor.char === "$") return readDollar(reading);
  if (cursor.take(OPEN) !== "") {
    cursor.skipLines();
    cursor.takes("{");
    reading.inside("}");
    return {};
  }
  const at = cursor.at;
  const word = cursor.take(PASSED);
  if (word !== "") {
    passOver(reading, at, word);
    return {};
  }
  if (
    cursor.take(LEAVES) !== "" ||
    cursor.char === "&" ||
    /^\.[\\\s]/.test(cursor.char + cursor.next)
  ) {
    if (cursor.char === "&") cursor.step();
    skipStatement(cursor);
    forget(reading, at);
    return {};
  }
  return readPipelineOrValue(reading);
}

function readDollar(reading: Reading): Statement {
  const { cursor } = reading;
  const at = cursor.at;
  const name = takeVariableName(reading);
  const members = cursor.take(MEMBERS);
  cursor.skipBlanks();
  const sign = cursor.take(ASSIGNS);
  if (name === "" || sign === "") {
    cursor.at = at;
    return readPipelineOrValue(reading);
  }
  cursor.skipLines();
  const { value, command } = readPipelineOrValue(reading);
  const isPlain = sign === "=" && members === "";
  reading.variables.set(name, isPlain && value ? value : cursor.unknownFrom(at));
  return { command };
}

/** What may stand behind an equals sign. */
export function readStatementValue(reading: Reading): readonly PsValue[] {
  const { value } = readPipelineOrValue(reading);
  return value ? [value] : [];
}

function readPipelineOrValue(reading: Reading): Statement {
  const { cursor } = reading;
  cursor.skipBlanks();
  const at = cursor.at;
  const word = cursor.take(PASSED);
  if (word !== "") {
    passOver(reading, at, word);
    return { value: cursor.unknownFrom(at) };
  }
  const value = readExpression(reading);
  if (value) return { value };
  const command = readCommand(reading);
  if (!command) return {};
  const isAlone = !readPipeline(reading);
  return {
    command,
    value: isAlone ? { type: "result", at, command } : cursor.unknownFrom(at),
  };
}

/** The commands behind `|`; true when there are any. */
function readPipeline(reading: Reading): boolean {
  const { cursor } = reading;
  let isPiped = false;
  for (;;) {
    cursor.skipBlanks();
    if (cursor.char !== "|" && cursor.char !== "&") return isPiped;
    const at = cursor.at;
    isPiped = true;
    while (cursor.char === "|" || cursor.char === "&") cursor.step();
    cursor.skipLines();
    if (!readCommand(reading)) {
      skipStatement(cursor);
      forget(reading, at);
      return isPiped;
    }
  }
}

/** A value or a list of them; with an operator the whole is unknown. Undefined when none begins. */
function readExpression(reading: Reading): PsValue | undefined {
  const { cursor } = reading;
  const at = cursor.at;
  const isListOfOne = cursor.takes(",");
  const first = readOperand(reading);
  if (!first) {
    cursor.at = at;
    return /[[!+-]/.test(cursor.char) ? passValue(reading, at) : undefined;
  }
  const items = [first];
  cursor.skipBlanks();
  while (cursor.takes(",")) {
    cursor.skipLines();
    const item = readOperand(reading);
    if (!item) return passValue(reading, at);
    items.push(item);
    cursor.skipBlanks();
  }
  if (!isEnd(cursor.char)) return passValue(reading, at);
  if (first.type === "unknown") forget(reading, at);
  return items.length > 1 || isListOfOne ? listAt(at, items) : first;
}

function passValue(reading: Reading, at: number): PsValue {
  const { cursor } = reading;
  skipStatement(cursor);
  forget(reading, at);
  return cursor.unknownFrom(at);
}

function isEnd(char: string): boolean {
  return char === "" || "\r\n;)}]".includes(char);
}

/** Over a decision, loop or definition with its brackets. */
function passOver(reading: Reading, at: number, word: string): void {
  const { cursor } = reading;
  for (;;) {
    cursor.skipBlanks();
    if (cursor.char === "{") {
      skipBracket(cursor);
      break;
    }
    if (cursor.char === "(") skipBracket(cursor);
    else if (!isEnd(cursor.char)) cursor.step();
    cursor.skipBlanks();
    if (!isEnd(cursor.char)) continue;
    const before = cursor.at;
    cursor.skipLines();
    if (cursor.char === "{") continue;
    cursor.at = before;
    break;
  }
  forget(reading, at);
  cursor.remark(
    "powershell-not-read",
    mentionsCommand(cursor.text.slice(at, cursor.at)) ? "warning" : "info",
    at,
    `What "${word.toLowerCase()}" does is known only when the script runs; this part is not read.`,
  );
}

/** True when the text calls a cmdlet that makes or sets something. */
function mentionsCommand(text: string): boolean {
  return /\b(?:New|Set|Add)-[A-Za-z]/i.test(text);
}

const CHANGED =
  /\$\{?([\p{L}\p{N}_:]{1,64})\}?(?:[\t ]{0,8},[\t ]{0,8}\$[\p{L}\p{N}_]{1,64}){0,8}(?:\.[\p{L}\p{N}_]{1,64}|\[[^[\]\r\n]{0,64}\]){0,8}(?:[\t ]{0,8}[-+*/%]?=(?!=)|\()/gu;

/** Variables that were changed in what was passed over hold something unknown from here on. */
function forget(reading: Reading, from: number): void {
  const { cursor, variables } = reading;
  if (variables.size === 0) return;
  for (const [text, name = ""] of cursor.text.slice(from, cursor.at).matchAll(CHANGED)) {
    for (const each of [
      name,
      ...[...text.matchAll(/,[\t ]*\$([\p{L}\p{N}_]+)/gu)].map(([, n]) => n ?? ""),
    ]) {
      const key = each.toLowerCase().replace(/^\w+:/, "");
      if (variables.has(key)) variables.set(key, { type: "unknown", at: from, text: `$${key}` });
    }
  }
}
