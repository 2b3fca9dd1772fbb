import { ADDR_RULES } from "./addr/index.ts";
import type { Rule } from "./define-rule.ts";
import { DNS_RULES } from "./dns/index.ts";
import { NAT_RULES } from "./nat/index.ts";
import { PROXY_RULES } from "./proxy/index.ts";
import { SWITCH_RULES } from "./switch/index.ts";

/** Every rule, by area and number. */
export const RULES: readonly Rule[] = [
  ...ADDR_RULES,
  ...NAT_RULES,
  ...SWITCH_RULES,
  ...DNS_RULES,
  ...PROXY_RULES,
];

/** The rule of that id or name, or undefined. */
export function findRule(idOrName: string): Rule | undefined {
  const wanted = idOrName.toLowerCase();
  return RULES.find((rule) => rule.id.toLowerCase() === wanted || rule.name === wanted);
}
