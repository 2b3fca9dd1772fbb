import { compareText } from "#shared/kernel/order";
import { KINDS } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "./engine.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { siteIdOf } from "./places.ts";
import { switchName } from "./switches.ts";

/** Kinds whose names must tell their elements apart, and within what: their site or their container. */
const SCOPES: ReadonlyMap<string, "site" | "parent"> = new Map([
  ["segment", "site"],
  ["vnet", "site"],
  ["logicalNetwork", "site"],
  ["host", "site"],
  ["nodeVm", "site"],
  ["cluster", "site"],
  ["physicalPort", "parent"],
  ["vswitch", "parent"],
  ["nodePool", "parent"],
  ["service", "parent"],
]);

export const NAMED_KINDS: readonly string[] = KINDS.map((kind) => kind.name).filter((kind) =>
  SCOPES.has(kind),
);

/** The name by which commands and people know it. */
export function tellingName(facts: Facts, element: ElementRecord): string {
  return element.kind === "vswitch" ? switchName(facts, element) : element.name;
}

interface Named {
  readonly id: string;
  /** In small letters: neither Windows nor Kubernetes tells names apart by case. */
  readonly name: string;
}

/** Names as numbers, so that whoever asks for a name hears of the next element that takes it. */
const placedNames = defineIntervalFact<Named>(
  "placedNames",
  NAMED_KINDS,
  (facts, id) => {
    const element = elementOf(facts, id);
    if (!element) return [];
    const name = tellingName(facts, element).toLowerCase();
    const at = numberOf(name);
    return [{ space: scopeOf(facts, element), start: at, end: at, item: { id, name } }];
  },
  (a, b) => a.id === b.id && a.name === b.name,
  (a, b) => compareText(a.id, b.id),
);

function scopeOf(facts: Facts, element: ElementRecord): string {
  const isInSite = SCOPES.get(element.kind) === "site";
  return `${element.kind} ${(isInSite ? siteIdOf(facts, element.id) : element.parent) ?? ""}`;
}

function numberOf(name: string): number {
  let value = 2166136261;
  for (const letter of name) value = Math.imul(value ^ letter.charCodeAt(0), 16777619);
  return value >>> 0;
}

/** Ids of the elements that have a name where the element's name must be its own, by id. */
export function holdersOfName(facts: Facts, element: ElementRecord, name: string): string[] {
  const wanted = name.toLowerCase();
  const at = numberOf(wanted);
  return askWithin(facts, placedNames, scopeOf(facts, element), at, at)
    .filter((named) => named.name === wanted)
    .map(({ id: holder }) => holder);
}

/** The name, or the first of name-2, name-3 … that nobody around the element has. */
export function freeName(facts: Facts, element: ElementRecord, wanted: string): string {
  const isFree = (name: string): boolean =>
    holdersOfName(facts, element, name).every((id) => id === element.id);
  const stem = wanted.replace(/-\d+$/, "");
  let name = wanted;
  for (let count = 2; !isFree(name); count++) name = `${stem}-${count}`;
  return name;
}
