import { findField } from "#shared/kinds/index";
import { fieldOf, kindOf, type Facts } from "./engine.ts";

/**
 * The element that a reference field names, if it is there and of a kind that the field may name. A
 * file from a stranger may name anything; to follow that could lead in a circle.
 */
export function referenceOf(facts: Facts, id: string, field: string): string | undefined {
  const target = fieldOf(facts, id, field);
  if (typeof target !== "string" || target === "") return undefined;
  const type = findField(kindOf(facts, id) ?? "", field)?.type;
  const targetKind = kindOf(facts, target);
  const isAllowed =
    type?.type === "ref" && targetKind !== undefined && type.kinds.includes(targetKind);
  return isAllowed ? target : undefined;
}
