import { getKind } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "./engine.ts";

/** How a message names an element: a port by its owner too, "node-1 eth0", since ports share names. */
export function fullName(facts: Facts, element: ElementRecord): { id: string; name: string } {
  const owner = element.parent === null ? undefined : elementOf(facts, element.parent);
  const isPart = getKind(element.kind).shape === "port" && owner;
  return { id: element.id, name: isPart ? `${owner.name} ${element.name}` : element.name };
}

/** The same from an id; an element that is gone is named by it. */
export function nameOf(facts: Facts, id: string): { id: string; name: string } {
  const element = elementOf(facts, id);
  return element ? fullName(facts, element) : { id, name: id };
}
