import { formatRangeShort } from "#shared/address/range";
import { parseIpv4 } from "#shared/address/ipv4";
import type { Json } from "#shared/kernel/json";
import { effectiveValue } from "#shared/facts/readings";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { findField, getKind } from "#shared/kinds/index";
import { jsonText } from "./json-text.ts";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import { findRecord, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";

/** The one value that says most about an element, as text; empty when it has none. */
export function headlineOf(facts: Facts, element: ElementRecord): string {
  return findHeadline(facts, element)?.text ?? "";
}

/** The headline for a narrow column: an address is cut to its last number where the rest is plain. */
export function shortHeadlineOf(facts: Facts, element: ElementRecord): string {
  const { text = "", owner = element, isPrefix = false } = findHeadline(facts, element) ?? {};
  const address = parseIpv4(text.split("/")[0] ?? "");
  if (!address.ok || isPrefix) return text;
  const network = networkOf(facts, owner.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const range = { start: address.value, end: address.value };
  return prefix ? formatRangeShort(range, prefix) : text;
}

/** A value as a person reads it: labels of choices, names of elements, lists with commas. */
export function valueText(facts: Facts, field: FieldDef, value: Json | undefined): string {
  if (isEmptyValue(value) || value === undefined) return "";
  const { type } = field;
  if (type.type === "enum") {
    return type.choices.find((choice) => choice.value === value)?.label ?? jsonText(value);
  }
  if (type.type === "boolean") return value === true ? "yes" : "no";
  if (type.type === "ref" && typeof value === "string") {
    return elementOf(facts, value)?.name ?? value;
  }
  if (type.type === "rows" && Array.isArray(value)) return `${value.length}`;
  return jsonText(value);
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

interface Headline {
  readonly text: string;
  /** Whose field it is: the element itself or its first port. */
  readonly owner: ElementRecord;
  readonly isPrefix: boolean;
}

function findHeadline(facts: Facts, element: ElementRecord): Headline | undefined {
  const { headline, cardFacts = [], shape } = getKind(element.kind);
  // A bar is told by its first fact, such as external: its prefix is that of its network.
  const paths = shape === "bar" ? [...cardFacts, headline] : [headline];
  for (const path of paths) {
    const found = path === undefined ? undefined : readPath(facts, element, path, shape === "bar");
    if (found) return found;
  }
  return undefined;
}

function readPath(
  facts: Facts,
  element: ElementRecord,
  path: string,
  takesChoices: boolean,
): Headline | undefined {
  const [first = "", second] = path.split(".");
  const owner = second === undefined ? element : childrenOf(facts, element.id, first)[0];
  const field = owner && findField(owner.kind, second ?? first);
  if (!owner || !field || (field.type.type === "enum" && !takesChoices)) return undefined;
  const text = valueText(facts, field, effectiveValue(facts, owner, field.key).value);
  if (text === "") return undefined;
  const isPrefix = field.type.type === "prefix";
  return { text: field.type.type === "enum" ? text.toLowerCase() : text, owner, isPrefix };
}
