import type { Rule } from "../define-rule.ts";
import { bypass } from "./bypass.ts";
import { proxyForOneSystem, proxyOffline, proxyUnreachable } from "./cluster-proxy.ts";
import { notAProxy, onlyOneScheme } from "./values.ts";

/** Proxies and what bypasses them. */
export const PROXY_RULES: readonly Rule[] = [
  bypass,
  notAProxy,
  proxyUnreachable,
  onlyOneScheme,
  proxyOffline,
  proxyForOneSystem,
];
