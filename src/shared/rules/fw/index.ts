import type { Rule } from "../define-rule.ts";
import {
  agentLoginPort,
  apiPort,
  balancerAgentPort,
  cloudAgentPort,
  logPort,
} from "./arc-ports.ts";
import { agentPortsAcross, furtherLists, inboundConnect, portsByHand } from "./needless.ts";
import { urlSourceMissing, urlsBlocked } from "./urls.ts";
import { urlPort, urlTooNarrow } from "./url-list.ts";
import { betweenNodes } from "./between-nodes.ts";
import { baseServices } from "./base-services.ts";
import { badRule, shadowedRule } from "./port-rule.ts";
import { wideRule } from "./wide-rule.ts";
import { publicNames } from "./public-names.ts";

/** Firewalls: ports and URLs. */
export const FW_RULES: readonly Rule[] = [
  logPort,
  apiPort,
  balancerAgentPort,
  cloudAgentPort,
  agentLoginPort,
  agentPortsAcross,
  portsByHand,
  urlsBlocked,
  urlPort,
  urlTooNarrow,
  urlSourceMissing,
  furtherLists,
  inboundConnect,
  betweenNodes,
  baseServices,
  badRule,
  shadowedRule,
  wideRule,
  publicNames,
];
