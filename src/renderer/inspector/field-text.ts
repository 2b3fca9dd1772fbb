import type { FieldType } from "#shared/model/field";
import type { FieldView } from "./field-view.ts";

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

/** Letters that a choice shows beside another field. */
const SHORT_CHOICE = 16;

/** How much room a field asks for; the rows of a section fill up with these. */
export function fieldWidth({
  field: { key, type },
  assumed,
}: FieldView): "narrow" | "half" | "wide" | "full" {
  switch (type.type) {
    case "integer":
      return assumed === "" ? "narrow" : "wide";
    case "ipv4":
    case "interface-address":
      // The address itself has room for what is typed and for what it means.
      return key === "address" ? "full" : "wide";
    case "date":
      return "half";
    case "prefix":
    case "mac":
    case "ref":
    case "ipv4-list":
      return "wide";
    case "enum":
      return type.choices.every(({ label }) => label.length <= SHORT_CHOICE) ? "wide" : "full";
    default:
      return "full";
  }
}
