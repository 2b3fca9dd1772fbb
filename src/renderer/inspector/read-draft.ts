import { completeAddress } from "#shared/address/complete";
import { parseDnsName } from "#shared/address/dns-name";
import { parseInteger } from "#shared/address/integer";
import { formatIpv4 } from "#shared/address/ipv4";
import { parseMac } from "#shared/address/mac";
import {
  formatInterfaceAddress,
  formatPrefix,
  parsePrefix,
  type Prefix,
} from "#shared/address/prefix";
import { parseProxyUrl } from "#shared/address/proxy-url";
import { formatRange, parseRange, rangeSize } from "#shared/address/range";
import type { TextError } from "#shared/address/text-error";
import { textError } from "#shared/address/text-error";
import type { Json } from "#shared/kernel/json";
import { counted } from "#shared/kernel/words";
import { jsonText } from "../project/json-text.ts";
import { err, ok, type Result } from "#shared/kernel/result";
import type { FieldType } from "#shared/model/field";

/** What a typed text means for a field. */
export interface DraftReading {
  /** What the document would keep: the completed form, or the text itself where it is wrong. */
  readonly value: Json;
  /** The parsed form, shown at the right of the field when it says more than the text. */
  readonly shown?: string | undefined;
  readonly error?: TextError | undefined;
}

/** Reads a text as a person types it; `within` completes `.5`. Never loses what was typed. */
export function readDraft(type: FieldType, text: string, within: Prefix | undefined): DraftReading {
  const typed = text.trim();
  if (typed === "") return { value: null };
  switch (type.type) {
    case "ipv4-list":
    case "prefix-list":
    case "range-list":
    case "integer-list":
    case "text-list":
      return readList(type, typed, within);
    case "text":
      return { value: type.multiline ? text : typed };
    default:
      return readOne(type, typed, within);
  }
}

function readOne(type: FieldType, typed: string, within: Prefix | undefined): DraftReading {
  const parsed = parseOne(type, typed, within);
  if (!parsed.ok) return { value: typed, error: parsed.error };
  const { value, note } = parsed.value;
  const says = note ?? (jsonText(value) === typed ? undefined : jsonText(value));
  return { value, shown: says };
}

interface Parsed {
  readonly value: Json;
  /** Shown instead of the value while typing. */
  readonly note?: string;
}

function parseOne(
  type: FieldType,
  typed: string,
  within: Prefix | undefined,
): Result<Parsed, TextError> {
  switch (type.type) {
    case "ipv4": {
      const address = completeAddress(typed, within);
      if (!address.ok) return address;
      const value = formatIpv4(address.value);
      return ok(within ? { value, note: `${value}/${within.length}` } : { value });
    }
    case "interface-address":
      return parseInterface(typed, within);
    case "prefix": {
      const prefix = parsePrefix(typed);
      if (!prefix.ok) return prefix;
      const network = formatPrefix(prefix.value.prefix);
      return ok(
        prefix.value.hostBits ? { value: typed, note: `in ${network}` } : { value: network },
      );
    }
    case "range": {
      const range = parseRange(typed, within);
      if (!range.ok) return range;
      const value = formatRange(range.value);
      return ok({ value, note: counted(rangeSize(range.value), "address", "addresses") });
    }
    case "mac":
    case "dns-name":
    case "proxy-url": {
      if (type.type === "mac") {
        const mac = parseMac(typed);
        return mac.ok ? ok({ value: mac.value }) : mac;
      }
      const named = type.type === "dns-name" ? parseDnsName(typed) : parseProxyUrl(typed);
      return named.ok ? ok({ value: typed }) : named;
    }
    case "integer": {
      const number = parseInteger(typed, { min: type.min, max: type.max });
      return number.ok ? ok({ value: number.value }) : number;
    }
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed))
        ? ok({ value: typed })
        : err(textError("date", "Write a date as year-month-day, for example 2026-03-31."));
    default:
      return ok({ value: typed });
  }
}

function parseInterface(typed: string, within: Prefix | undefined): Result<Parsed, TextError> {
  const [host = "", length] = typed.split("/");
  const address = completeAddress(host, within);
  if (!address.ok) return address;
  if (length === undefined) {
    if (within) return ok({ value: formatInterfaceAddress(address.value, within.length) });
    return err(textError("no-length", `Write the length too, for example ${host}/24.`));
  }
  const whole = parsePrefix(`${formatIpv4(address.value)}/${length}`);
  return whole.ok ? ok({ value: `${formatIpv4(address.value)}/${length}` }) : whole;
}

type ListType = Extract<FieldType, { readonly type: `${string}-list` }>;

const ITEM_TYPES = {
  "ipv4-list": () => ({ type: "ipv4" }),
  "prefix-list": () => ({ type: "prefix" }),
  "range-list": () => ({ type: "range" }),
  "text-list": () => ({ type: "text" }),
  "integer-list": (list: ListType) =>
    list.type === "integer-list"
      ? { type: "integer", min: list.min, max: list.max }
      : { type: "text" },
} as const satisfies Record<ListType["type"], (list: ListType) => FieldType>;

function readList(type: ListType, typed: string, within: Prefix | undefined): DraftReading {
  const itemType: FieldType = ITEM_TYPES[type.type](type);
  // Ranges are written with blanks round the dash; texts may hold blanks.
  const apart = type.type === "range-list" || type.type === "text-list" ? /[,;\n]+/ : /[,;\s]+/;
  const items = typed.split(apart).filter((item) => item.trim() !== "");
  const readings = items.map((item) => readOne(itemType, item.trim(), within));
  const error = readings.find((reading) => reading.error)?.error;
  const value = readings.map((reading) => reading.value);
  const whole = jsonText(value);
  const shown = whole === typed || error ? undefined : counted(value.length, "entry", "entries");
  return { value, error: error && textError(error.code, error.message), shown };
}
