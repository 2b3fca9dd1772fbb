import { ADDR_RULES } from "./addr/index.ts";
import type { Rule } from "./define-rule.ts";

/** Every rule, by area and number. */
export const RULES: readonly Rule[] = [...ADDR_RULES];

/** The rule of that id or name, or undefined. */
export function findRule(idOrName: string): Rule | undefined {
  const wanted = idOrName.toLowerCase();
  return RULES.find((rule) => rule.id.toLowerCase() === wanted || rule.name === wanted);
}
