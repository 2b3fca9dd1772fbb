import { formatRangeShort } from "#shared/address/range";
import { parseIpv4 } from "#shared/address/ipv4";
import type { Json } from "#shared/kernel/json";
import { effectiveValue } from "#shared/facts/readings";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { findField, getKind } from "#shared/kinds/index";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import { findRecord, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";

/** The one value that says most about an element, as text; empty when it has none. */
export function headlineOf(facts: Facts, element: ElementRecord): string {
  const kind = getKind(element.kind);
  const paths = [kind.headline, ...(kind.cardFacts ?? [])];
  for (const path of paths) {
    const text = path === undefined || element.kind === "site" ? "" : pathText(facts, element, path);
    if (text !== "") return text;
  }
  return "";
}

/** The headline with an address cut to its last number where the network is plain: ".51". */
export function shortHeadlineOf(facts: Facts, element: ElementRecord): string {
  const text = headlineOf(facts, element);
  const address = parseIpv4(text.split("/")[0] ?? "");
  if (!address.ok || getKind(element.kind).shape === "band") return text;
  const network = networkOf(facts, element.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const range = { start: address.value, end: address.value };
  return prefix ? formatRangeShort(range, prefix) : text;
}

/** A value as a person reads it: labels of choices, names of elements, lists with commas. */
export function valueText(facts: Facts, field: FieldDef, value: Json | undefined): string {
  if (isEmptyValue(value) || value === undefined) return "";
  const { type } = field;
  if (type.type === "enum") {
    return type.choices.find((choice) => choice.value === value)?.label ?? String(value);
  }
  if (type.type === "boolean") return value === true ? "yes" : "no";
  if (type.type === "ref" && typeof value === "string") {
    return elementOf(facts, value)?.name ?? value;
  }
  if (type.type === "rows" && Array.isArray(value)) return `${value.length}`;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Where an element lies: the names of what contains it, from the outside in. */
export function pathOf(project: Project, element: ElementRecord): readonly ElementRecord[] {
  const path: ElementRecord[] = [];
  let parent = element.parent;
  while (parent !== null && path.length < 64) {
    const container = findRecord(project, "elements", parent);
    if (!container) break;
    path.unshift(container);
    parent = container.parent;
  }
  return path;
}

function pathText(facts: Facts, element: ElementRecord, path: string): string {
  const [first = "", second] = path.split(".");
  const owner = second === undefined ? element : childrenOf(facts, element.id, first)[0];
  const field = owner && findField(owner.kind, second ?? first);
  if (!owner || !field) return "";
  const text = valueText(facts, field, effectiveValue(facts, owner, field.key).value);
  return field.type.type === "enum" ? text.toLowerCase() : text;
}
