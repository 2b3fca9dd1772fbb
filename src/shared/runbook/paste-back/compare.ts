import type { Cell, ExpectedLines, TableBlock } from "../block.ts";
import type { Step } from "../step.ts";
import { checksOf, type Check } from "./checks.ts";
import { judgeJson } from "./judge-json.ts";
import type { Point } from "./point.ts";
import { nameKey, readOutput, type Output } from "./read-output.ts";

/** `unclear`: the step says only in words what to expect, or the text has nothing to do with it. */
export interface PasteResult {
  readonly verdict: "matched" | "deviates" | "unclear";
  /** The command whose output this is. */
  readonly check?: Check;
  readonly points: readonly Point[];
  /** Elements to look at: those of what deviates, else those of what was compared. */
  readonly elements: readonly string[];
}

/**
 * Compares the pasted output of a command with what a step expects. Of several commands the one is
 * taken that the text fits best. Pure; the text is only read.
 */
export function comparePaste(step: Step, text: string): PasteResult {
  const output = readOutput(text);
  const ofJson = judgeJson(text);
  if (ofJson) return result(step, ofJson, undefined);
  if (output.lines.length === 0) return { verdict: "unclear", points: [], elements: [] };
  const judged = checksOf(step)
    .map((check) => ({ check, points: pointsOf(check, output) }))
    .filter(({ points }) => points.length > 0);
  const [best] = judged.toSorted((a, b) => share(b.points) - share(a.points));
  if (!best) return { verdict: "unclear", points: [], elements: [] };
  return result(step, best.points, best.check);
}

function result(step: Step, points: readonly Point[], check: Check | undefined): PasteResult {
  const missed = points.filter(({ isMet }) => !isMet);
  const looked = missed.length > 0 ? missed : points;
  const named = [...new Set(looked.flatMap(({ element }) => element ?? []))];
  const own = [...new Set([...step.builds, ...step.runsOn, ...step.reads])];
  return {
    verdict: missed.length > 0 ? "deviates" : "matched",
    ...(check ? { check } : {}),
    points,
    elements: named.length > 0 ? named : own,
  };
}

function share(points: readonly Point[]): number {
  return points.filter(({ isMet }) => isMet).length / points.length;
}

function pointsOf(check: Check, output: Output): Point[] {
  const about = elementsByValue(check);
  const tag = (point: Point): Point => {
    const element = about.find(([value]) => hasWord(point.wanted, value))?.[1];
    return element === undefined || point.element !== undefined ? point : { ...point, element };
  };
  return [
    ...check.expected.flatMap((block) =>
      block.match === "whole" ? wholeLines(block, output) : containedWords(block, output),
    ),
    ...check.tables.flatMap((table) => bestRow(table, output)),
  ].map(tag);
}

/** Values of the command with the element whose field they are. */
function elementsByValue({ code }: Check): [string, string][] {
  return code.parts.flatMap((part): [string, string][] =>
    "value" in part && part.from && part.text !== undefined && part.text !== ""
      ? [[part.text, part.from.element]]
      : [],
  );
}

/** The lines are all of the output: each stands in it, and nothing else does. */
function wholeLines({ lines }: ExpectedLines, output: Output): Point[] {
  const left = output.lines.map(squeezed);
  const wanted = lines.map(squeezed).filter((line) => line !== "");
  const points = wanted.map((line): Point => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return { wanted: line, isMet: at >= 0 };
  });
  return [
    ...points.map((point): Point => {
      if (point.isMet) return point;
      const [first = ""] = point.wanted.split(" ");
      const named = left.findIndex((line) => line.split(" ")[0] === first);
      const at = named < 0 && wanted.length === 1 ? 0 : named;
      const [found] = at < 0 ? [] : left.splice(at, 1);
      return found === undefined ? point : { ...point, found };
    }),
    ...left.map((line): Point => ({ wanted: "no other line", isMet: false, found: line })),
  ];
}

function containedWords({ lines }: ExpectedLines, output: Output): Point[] {
  const text = output.lines.map(squeezed).join("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => ({ wanted: line, isMet: hasWord(text, squeezed(line)) }));
}

/** The output is that of one machine: the row that fits it best is meant. */
function bestRow({ columns, rows }: TableBlock, output: Output): Point[] {
  const judged = rows.map((row) => {
    const [machine] = row;
    const element = machine === undefined ? undefined : elementIn(machine);
    const wishes = row.flatMap((cell, i) => {
      const label = (columns[i]?.label ?? "").replace(/^Column /, "");
      return i === 0 ? [] : wordsOf(cell).map((wanted) => ({ name: nameKey(label), wanted }));
    });
    const points = pointsOfRow(wishes, output);
    return element === undefined ? points : points.map((point) => ({ ...point, element }));
  });
  const [best] = judged
    .filter((points) => points.length > 0)
    .toSorted((a, b) => share(b) - share(a));
  return best ?? [];
}

interface Wish {
  readonly name: string;
  readonly wanted: string;
}

function pointsOfRow(wishes: readonly Wish[], output: Output): Point[] {
  const [key] = wishes;
  const row = key && output.rows.find((each) => each.get(key.name) === key.wanted);
  return wishes.map(({ name, wanted }): Point => {
    if (output.rows.some((each) => each.has(name))) {
      const cell = row?.get(name);
      if (cell !== undefined) return found(wanted, [cell]);
      return found(
        wanted,
        output.rows.map((each) => each.get(name) ?? ""),
      );
    }
    const values = output.values.get(name);
    return found(wanted, values && values.length > 0 ? values : output.lines, values);
  });
}

function found(wanted: string, places: readonly string[], shown = places): Point {
  const isMet = places.some((place) => hasWord(place, wanted));
  return isMet || shown.length === 0
    ? { wanted, isMet }
    : { wanted, isMet, found: shown.join(", ") };
}

/** What a cell asks for: values of the design, and a single word of the program such as Up. */
function wordsOf(cell: Cell): string[] {
  if (cell.type === "address") return cell.text === "" ? [] : [cell.text];
  if (cell.type !== "text") return [];
  const [only] = cell.content;
  if (cell.content.length === 1 && only && "text" in only)
    return /^\w+$/.test(only.text) ? [only.text] : [];
  return cell.content.flatMap((part) => {
    if ("code" in part) return [part.code];
    return "name" in part ? [part.name] : [];
  });
}

function elementIn(cell: Cell): string | undefined {
  if (cell.type !== "text") return undefined;
  return cell.content.flatMap((part) => ("element" in part ? [part.element] : []))[0];
}

function squeezed(line: string): string {
  return line.trim().replace(/\s+/g, " ");
}

/** Whether a value stands in a text as a whole: 10.0.0.2 is not in 10.0.0.20. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!/[\w.:-]/.test(before) && !/^(\w|[.:-]\w)/.test(after)) return true;
  }
  return word === "";
}
