import type { Rule } from "../define-rule.ts";
import { logPort } from "./log-port.ts";
import { apiPort } from "./api-port.ts";
import { balancerAgentPort } from "./balancer-agent-port.ts";
import { cloudAgentPort } from "./cloud-agent-port.ts";
import { agentLoginPort } from "./agent-login-port.ts";
import { agentPortsAcross } from "./agent-ports-across.ts";
import { portsByHand } from "./ports-by-hand.ts";
import { inboundConnect } from "./inbound-connect.ts";
import { furtherLists } from "./further-lists.ts";
import { urlsBlocked } from "./urls-blocked.ts";
import { urlSourceMissing } from "./url-source-missing.ts";
import { urlPort } from "./url-port.ts";
import { urlTooNarrow } from "./url-too-narrow.ts";
import { betweenNodes } from "./between-nodes.ts";
import { baseServices } from "./base-services.ts";
import { badRule } from "./bad-rule.ts";
import { shadowedRule } from "./shadowed-rule.ts";
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
