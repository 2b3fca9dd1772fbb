import { isJsonObject, type Json } from "#shared/kernel/json";
import type { Point } from "./point.ts";
import { LONGEST_PASTE } from "./read-output.ts";

const PASSED = new Set(["success", "succeeded", "pass", "passed", "ok", "true"]);
const KNOWN = new Set([...PASSED, "failure", "failed", "fail", "error", "warning", "false"]);

/** How many levels of a JSON text are looked through. */
const DEEPEST = 32;

/**
 * The answer of a validator as JSON: each result with a status is one point. Undefined for anything
 * else, so that the text is compared line by line.
 */
export function judgeJson(text: string): Point[] | undefined {
  const trimmed = text.trim().replace(/^\ufeff/, "");
  if (trimmed.length > LONGEST_PASTE || !/^[[{]/.test(trimmed)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(trimmed) as Json;
  } catch {
    return undefined;
  }
  const points = pointsIn(value, 0);
  return points.length === 0 ? undefined : points;
}

function pointsIn(value: Json, depth: number): Point[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((each: Json) => pointsIn(each, depth + 1));
  if (!isJsonObject(value)) return [];
  const status = member(value, "status") ?? member(value, "result") ?? member(value, "state");
  const inside = Object.values(value).flatMap((each) => pointsIn(each, depth + 1));
  const word = statusWord(status);
  if (word === undefined) return inside;
  const name = member(value, "title") ?? member(value, "displayName") ?? member(value, "name");
  const wanted = typeof name === "string" && name !== "" ? name : "the result";
  const isMet = PASSED.has(word.toLowerCase());
  return [isMet ? { wanted, isMet } : { wanted, isMet, found: word }, ...inside];
}

/** The word of a status that is known; any other text is no verdict. */
function statusWord(status: Json | undefined): string | undefined {
  const word = typeof status === "boolean" ? String(status) : status;
  return typeof word === "string" && KNOWN.has(word.toLowerCase()) ? word : undefined;
}

function member(object: Readonly<Record<string, Json>>, name: string): Json | undefined {
  const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}
