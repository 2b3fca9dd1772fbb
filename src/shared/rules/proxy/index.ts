import type { Rule } from "../define-rule.ts";
import { bypass } from "./bypass.ts";
import { proxyForOneSystem } from "./for-one-system.ts";
import { notAProxy } from "./not-a-proxy.ts";
import { proxyOffline } from "./offline.ts";
import { onlyOneScheme } from "./only-one-scheme.ts";
import { proxyUnreachable } from "./unreachable.ts";
import { proxyInherited } from "./inherited.ts";
import { proxyFrozen } from "./frozen.ts";
import { proxyPlanned } from "./planned.ts";

/** Proxies and what bypasses them. */
export const PROXY_RULES: readonly Rule[] = [
  proxyInherited,
  proxyFrozen,
  bypass,
  notAProxy,
  proxyUnreachable,
  onlyOneScheme,
  proxyOffline,
  proxyForOneSystem,
  proxyPlanned,
];
