import { formatIpv4 } from "#shared/address/ipv4";
import { parseRange, type Range } from "#shared/address/range";
import type { Json } from "#shared/kernel/json";
import { counted } from "#shared/kernel/words";
import { findField } from "#shared/kinds/index";
import type { FieldDef } from "#shared/model/field";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { claimsOf } from "#shared/facts/claims";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { effectiveValue } from "#shared/facts/readings";

/** A value as a card shows it. */
export interface ShownValue {
  /** Element and field that hold it; a card may show a value of its port. */
  readonly element: string;
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly mono: boolean;
  /** Set by the platform, not typed. */
  readonly automatic: boolean;
}

/** Reads `field`, or `child.field` of the first such child; undefined when nothing holds. */
export function shownValue(
  facts: Facts,
  owner: ElementRecord,
  path: string,
): ShownValue | undefined {
  const dot = path.indexOf(".");
  if (dot < 0) return valueOf(facts, owner, path);
  const children = childrenOf(facts, owner.id, path.slice(0, dot));
  for (const child of children) {
    const value = valueOf(facts, child, path.slice(dot + 1));
    if (value) return value;
  }
  return undefined;
}

function valueOf(facts: Facts, element: ElementRecord, key: string): ShownValue | undefined {
  const field = findField(element.kind, key);
  if (!field) return undefined;
  const { value, automatic } = effectiveValue(facts, element, key);
  if (isEmptyValue(value)) return undefined;
  const pool = claimsOf(facts, element.id).find((claim) => claim.field === key && !claim.single);
  const text =
    pool && field.type.type !== "rows" ? shortRange(pool.range) : showValue(facts, field, value);
  return {
    element: element.id,
    field: key,
    label: field.label,
    text,
    mono: isMono(field),
    automatic,
  };
}

/** The text of a value; of a list the first item and how many more there are. */
function showValue(facts: Facts, field: FieldDef, value: Json | undefined): string {
  const { type } = field;
  switch (type.type) {
    case "boolean":
      return value === true ? "yes" : "no";
    case "enum":
      return type.choices.find((choice) => choice.value === value)?.label ?? plainText(value);
    case "ref":
      return (typeof value === "string" && elementOf(facts, value)?.name) || plainText(value);
    case "rows":
      return Array.isArray(value) ? counted(value.length, "entry", "entries") : plainText(value);
    case "range": {
      const range = typeof value === "string" ? parseRange(value) : undefined;
      return range?.ok ? shortRange(range.value) : plainText(value);
    }
    case "interface-address":
      return plainText(value).replace(/\/\d+$/, "");
    default: {
      if (!Array.isArray(value)) {
        const text = plainText(value);
        return field.unit && type.type === "integer" && !SILENT_UNITS.has(field.unit)
          ? `${text} ${field.unit}`
          : text;
      }
      const [first] = value as readonly Json[];
      return value.length > 1 ? `${plainText(first)} +${value.length - 1}` : plainText(first);
    }
  }
}

const SILENT_UNITS = new Set(["bytes"]);

function isMono({ type }: FieldDef): boolean {
  return !["text", "boolean", "enum", "set", "ref", "rows", "text-list", "date"].includes(
    type.type,
  );
}

/** `10.0.0.5–.9` where both ends share their first three numbers. */
function shortRange({ start, end }: Range): string {
  if (start === end) return formatIpv4(start);
  const near = start >>> 8 === end >>> 8;
  return `${formatIpv4(start)}–${near ? `.${end & 255}` : formatIpv4(end)}`;
}

function plainText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
