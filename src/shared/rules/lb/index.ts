import type { Rule } from "../define-rule.ts";
import { nodePort, notAPort } from "./ports.ts";
import { balancerNotDescribed, externalName, needlessAddress } from "./service-address.ts";

/** Load balancers, services, ingress. */
export const LB_RULES: readonly Rule[] = [
  nodePort,
  externalName,
  needlessAddress,
  notAPort,
  balancerNotDescribed,
];
