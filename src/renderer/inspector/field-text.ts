import type { Json } from "#shared/kernel/json";
import type { FieldType } from "#shared/model/field";

/** The value of a text-like field as it stands in its box. */
export function fieldText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item: Json) => fieldText(item)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const MONO = new Set<FieldType["type"]>([
  "ipv4",
  "ipv4-list",
  "prefix",
  "prefix-list",
  "interface-address",
  "range",
  "range-list",
  "mac",
  "integer",
  "integer-list",
  "dns-name",
  "proxy-url",
  "date",
]);

/** True for what is set in monospace: addresses, numbers, names of machines. */
export function isMono({ type }: FieldType): boolean {
  return MONO.has(type);
}

/** How much room a field asks for; the rows of a section fill up with these. */
export function fieldWidth({ type }: FieldType): "narrow" | "half" | "wide" | "full" {
  switch (type) {
    case "integer":
      return "narrow";
    case "ipv4":
    case "date":
    case "interface-address":
      return "half";
    case "prefix":
    case "mac":
    case "enum":
    case "ref":
    case "ipv4-list":
      return "wide";
    default:
      return "full";
  }
}
