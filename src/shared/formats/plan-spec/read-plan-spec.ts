import type * as z from "zod";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import type { PlanProfile, PlanSpec } from "#shared/plans/plan-spec";
import type { Note } from "../format.ts";
import { joinPath } from "../json-text/json-error.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import { nearMiss } from "../near-miss.ts";
import { collectNotes, noteOfJsonError, type NoteSink } from "../notes.ts";
import { completeSpec, type Assumption } from "./complete-spec.ts";
import { KEYS, keysAt, SPEC_SHAPES, type RawSpec } from "./spec-shape.ts";

/** A spec that was understood, and what was put where it says nothing. */
export interface ReadSpec {
  readonly spec: PlanSpec;
  readonly assumed: readonly Assumption[];
}

/** Reads the spec of a plan from JSON text; the error lists everything that is wrong with it. */
export function readPlanSpec(text: string): Result<ReadSpec, readonly Note[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err([noteOfJsonError(parsed.error)]);
  const notes = collectNotes();
  for (const { path, line, column } of parsed.value.duplicates) {
    const message = `Line ${line}, column ${column}: this key stands there twice. Remove one.`;
    notes.error("spec-duplicate-key", path, message);
  }
  const raw = readShape(parsed.value.value, notes);
  const done = raw && notes.list().length === 0 ? completeSpec(raw, notes) : undefined;
  return done && notes.list().length === 0 ? ok(done) : err(notes.list());
}

function readShape(value: Json, notes: NoteSink): RawSpec | undefined {
  if (!isJsonObject(value)) {
    notes.error("spec-shape", "", 'A spec is one JSON object, {"profile": …, "clusters": […]}.');
    return undefined;
  }
  const profile = value["profile"];
  if (!isProfile(profile)) {
    sayValue(notes, ["profile"], profile);
    return undefined;
  }
  const read = SPEC_SHAPES[profile].safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) sayIssue(notes, profile, value, issue);
  return undefined;
}

function isProfile(value: unknown): value is PlanProfile {
  return typeof value === "string" && Object.hasOwn(SPEC_SHAPES, value);
}

function sayIssue(
  notes: NoteSink,
  profile: PlanProfile,
  value: Json,
  issue: z.core.$ZodIssue,
): void {
  const found = valueAt(value, issue.path);
  if (issue.code === "too_big" && issue.origin !== "string")
    return sayBound(notes, issue.path, found, `at most ${issue.maximum}`);
  if (issue.code === "too_small" && issue.origin !== "string")
    return sayBound(notes, issue.path, found, `at least ${issue.minimum}`);
  if (issue.code !== "unrecognized_keys") return sayValue(notes, issue.path, found);
  const known = keysAt(profile, issue.path);
  for (const key of issue.keys) {
    const meant = nearMiss(key, known);
    const isElsewhere = meant === undefined && Object.hasOwn(KEYS, key);
    const advice =
      meant !== undefined
        ? `Is "${meant}" meant?`
        : `${isElsewhere ? "It belongs elsewhere. " : ""}Known here: ${known.join(", ")}.`;
    const message = `There is no key "${key}" here. ${advice}`;
    notes.error("spec-unknown-key", pathText([...issue.path, key]), message);
  }
}

/** Says a bound that a number or a list passes. */
function sayBound(
  notes: NoteSink,
  path: readonly PropertyKey[],
  found: Json | undefined,
  bound: string,
): void {
  const isList = Array.isArray(found);
  const what = isList ? `There are ${found.length} entries` : `${JSON.stringify(found)} is given`;
  const todo = isList ? "Add or remove some." : "Write another number.";
  const message = `${what}; ${bound} can stand here. ${todo}`;
  notes.error("spec-bound", pathText(path), message);
}

/** What is wrong with a value: missing, or not what its key holds. */
function sayValue(notes: NoteSink, path: readonly PropertyKey[], found: Json | undefined): void {
  const key = path.findLast((part) => typeof part === "string") as string | undefined;
  const wanted = (key === undefined ? undefined : KEYS[key]) ?? "something else";
  const isWhole = typeof path.at(-1) === "string";
  if (found === undefined && isWhole) {
    notes.error("spec-missing", pathText(path), `It is missing. Write ${wanted}.`);
    return;
  }
  const shown = JSON.stringify(found ?? null);
  const short = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
  notes.error("spec-value", pathText(path), `${short} cannot stand here. Write ${wanted}.`);
}

function valueAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let at: Json | undefined = value;
  for (const part of path) {
    if (Array.isArray(at) && typeof part === "number") at = at[part] as Json | undefined;
    else if (isJsonObject(at) && typeof part === "string" && Object.hasOwn(at, part)) at = at[part];
    else return undefined;
  }
  return at;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => joinPath(text, typeof part === "number" ? part : String(part)),
    "",
  );
}
