import type { Json } from "#shared/kernel/json";

/** A stored value as text: lists with commas, nothing as nothing. */
export function jsonText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item: Json) => jsonText(item)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
