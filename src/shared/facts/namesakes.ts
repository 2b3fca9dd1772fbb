import { KINDS } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { defineFact, defineGlobalFact, elementOf, idsOfKind, sameList, type Facts } from "./engine.ts";
import { siteOf } from "./places.ts";
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

export const NAMED_KINDS: readonly string[] = KINDS.map((kind) => kind.name).filter((kind) => SCOPES.has(kind));

/** The name by which commands and people know it. */
export function tellingName(facts: Facts, element: ElementRecord): string {
  return element.kind === "vswitch" ? switchName(facts, element) : element.name;
}

const nameKey = defineFact<string | undefined>("nameKey", (facts, id) => {
  const element = elementOf(facts, id);
  const scope = element && SCOPES.get(element.kind);
  if (!element || !scope) return undefined;
  const within = scope === "site" ? siteOf(facts, id)?.id : element.parent;
  return `${element.kind}\n${within ?? ""}\n${tellingName(facts, element).toLowerCase()}`;
});

const byKey = defineGlobalFact<ReadonlyMap<string, readonly string[]>>(
  "namesakes",
  (facts) => {
    const found = new Map<string, string[]>();
    for (const id of NAMED_KINDS.flatMap((kind) => idsOfKind(facts, kind))) {
      const key = nameKey(facts, id);
      if (key === undefined) continue;
      const ids = found.get(key);
      if (ids) ids.push(id);
      else found.set(key, [id]);
    }
    return found;
  },
  () => false,
);

const idsFor = defineFact<readonly string[]>("namesakesFor", (facts, key) => byKey(facts).get(key) ?? [], sameList);

/** Ids of all elements that have the element's name where names must differ, itself included, by id. */
export function namesakesOf(facts: Facts, id: string): readonly string[] {
  const key = nameKey(facts, id);
  return key === undefined ? [] : idsFor(facts, key);
}

/** The name, or the first of name-2, name-3 … that nobody around the element has. */
export function freeName(facts: Facts, element: ElementRecord, wanted: string): string {
  const key = nameKey(facts, element.id) ?? "";
  const start = key.slice(0, key.lastIndexOf("\n") + 1);
  const isFree = (name: string): boolean =>
    idsFor(facts, start + name.toLowerCase()).every((id) => id === element.id);
  const stem = wanted.replace(/-\d+$/, "");
  let name = wanted;
  for (let count = 2; !isFree(name); count++) name = `${stem}-${count}`;
  return name;
}
