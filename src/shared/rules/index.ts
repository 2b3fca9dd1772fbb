import { ADDR_RULES } from "./addr/index.ts";
import { CAP_RULES } from "./cap/index.ts";
import { CNI_RULES } from "./cni/index.ts";
import type { Rule } from "./define-rule.ts";
import { DHCP_RULES } from "./dhcp/index.ts";
import { DNS_RULES } from "./dns/index.ts";
import { LB_RULES } from "./lb/index.ts";
import { NAME_RULES } from "./name/index.ts";
import { NAT_RULES } from "./nat/index.ts";
import { PROXY_RULES } from "./proxy/index.ts";
import { ROUTE_RULES } from "./route/index.ts";
import { SWITCH_RULES } from "./switch/index.ts";
import { VIP_RULES } from "./vip/index.ts";
import { X_RULES } from "./x/index.ts";
import { LIFECYCLE_RULES } from "./lifecycle/index.ts";
import { FW_RULES } from "./fw/index.ts";

/** Every rule, by area and number. */
export const RULES: readonly Rule[] = [
  ...ADDR_RULES,
  ...VIP_RULES,
  ...DHCP_RULES,
  ...NAT_RULES,
  ...SWITCH_RULES,
  ...ROUTE_RULES,
  ...LB_RULES,
  ...DNS_RULES,
  ...PROXY_RULES,
  ...CNI_RULES,
  ...CAP_RULES,
  ...NAME_RULES,
  ...FW_RULES,
  ...LIFECYCLE_RULES,
  ...X_RULES,
];

/** The rule of that id or name, or undefined. */
export function findRule(idOrName: string): Rule | undefined {
  const wanted = idOrName.toLowerCase();
  return RULES.find((rule) => rule.id.toLowerCase() === wanted || rule.name === wanted);
}
