import { parseInteger } from "#shared/address/integer";
import { parseIpv4, formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  firstHost,
  parseInterfaceAddress,
  parsePrefix,
  type AddressInPrefix,
  formatPrefix,
} from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";
import type { TextError } from "#shared/address/text-error";
import { isJsonObject, jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import type { Result } from "#shared/kernel/result";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "./engine.ts";
import { governingFact } from "./field-values.ts";
import { networkOf, networkPrefix } from "./networks.ts";

/**
 * What a field says once defaults and parsing are done. `invalid` is the gate: whoever reads it
 * leaves the field alone, since the parse rules have already spoken (catalogue 3.0.5).
 */
export type Reading<T> =
  | { readonly state: "empty" }
  | { readonly state: "invalid"; readonly text: string; readonly error: TextError }
  | { readonly state: "ok"; readonly value: T; readonly text: string; readonly automatic: boolean };

/** The value that holds for a field: what was typed, else what the platform puts there. */
export function effectiveValue(
  facts: Facts,
  element: ElementRecord,
  field: string,
): { readonly value: Json | undefined; readonly automatic: boolean } {
  const stored = element.fields[field];
  if (!isEmptyValue(stored)) return { value: stored, automatic: false };
  const automatic = governingFact(facts, element, field)?.automatic;
  if (!automatic) return { value: undefined, automatic: false };
  if ("value" in automatic) return { value: automatic.value, automatic: true };
  const network = networkOf(facts, element.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (!prefix) return { value: undefined, automatic: false };
  if ("networkPrefix" in automatic) return { value: formatPrefix(prefix), automatic: true };
  return { value: formatIpv4(firstHost(prefix) - 1 + automatic.hostNumber), automatic: true };
}

function read<T>(
  facts: Facts,
  element: ElementRecord,
  field: string,
  parse: (text: string) => Result<T, TextError>,
): Reading<T> {
  const { value, automatic } = effectiveValue(facts, element, field);
  return readValue(value, automatic, parse);
}

function readValue<T>(
  value: Json | undefined,
  automatic: boolean,
  parse: (text: string) => Result<T, TextError>,
): Reading<T> {
  if (isEmptyValue(value)) return { state: "empty" };
  const text =
    typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  const parsed = parse(text);
  return parsed.ok
    ? { state: "ok", value: parsed.value, text, automatic }
    : { state: "invalid", text, error: parsed.error };
}

export function readIpv4(facts: Facts, element: ElementRecord, field: string): Reading<Ipv4> {
  return read(facts, element, field, parseIpv4);
}

/** A network prefix; `hostBits` tells that the text named a host address. */
export function readPrefix(
  facts: Facts,
  element: ElementRecord,
  field: string,
): Reading<AddressInPrefix & { readonly hostBits: boolean }> {
  return read(facts, element, field, parsePrefix);
}

/** A host address with its length, such as 10.0.0.5/24. */
export function readInterface(
  facts: Facts,
  element: ElementRecord,
  field: string,
): Reading<AddressInPrefix> {
  return read(facts, element, field, parseInterfaceAddress);
}

export function readRange(facts: Facts, element: ElementRecord, field: string): Reading<Range> {
  return read(facts, element, field, (text) => parseRange(text));
}

export function readInteger(
  facts: Facts,
  element: ElementRecord,
  field: string,
  bounds?: { readonly min: number; readonly max: number },
): Reading<number> {
  const { value, automatic } = effectiveValue(facts, element, field);
  if (isEmptyValue(value)) return { state: "empty" };
  const parsed = parseInteger(value, bounds);
  return parsed.ok
    ? { state: "ok", value: parsed.value, text: jsonText(value), automatic }
    : { state: "invalid", text: jsonText(value), error: parsed.error };
}

/** Text as given or set by the platform; empty text when there is none. */
export function readText(facts: Facts, element: ElementRecord, field: string): string {
  const { value } = effectiveValue(facts, element, field);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function readFlag(facts: Facts, element: ElementRecord, field: string): boolean {
  return effectiveValue(facts, element, field).value === true;
}

/** The items of a list field, each read on its own, so that one bad entry hides no other. */
export function readList<T>(
  element: ElementRecord,
  field: string,
  parse: (text: string) => Result<T, TextError>,
): Reading<T>[] {
  const value = element.fields[field];
  return Array.isArray(value) ? value.map((item: Json) => readValue(item, false, parse)) : [];
}

export function readIpv4List(element: ElementRecord, field: string): Reading<Ipv4>[] {
  return readList(element, field, parseIpv4);
}

export function readRangeList(element: ElementRecord, field: string): Reading<Range>[] {
  return readList(element, field, (text) => parseRange(text));
}

/** The rows of a table field; entries that are not objects count as empty rows. */
export function readRows(element: ElementRecord, field: string): JsonObject[] {
  const value = element.fields[field];
  return Array.isArray(value) ? value.map((row: Json) => (isJsonObject(row) ? row : {})) : [];
}

/** One cell of a row, read like a field. */
export function readCell<T>(
  row: JsonObject,
  column: string,
  parse: (text: string) => Result<T, TextError>,
): Reading<T> {
  return readValue(row[column], false, parse);
}

/** The value of a good reading, or undefined. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.state === "ok" ? reading.value : undefined;
}
