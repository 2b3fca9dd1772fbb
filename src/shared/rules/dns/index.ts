import type { Rule } from "../define-rule.ts";
import { hostServersUsed, noServers } from "./no-servers.ts";
import { offline } from "./offline.ts";
import { cannotServe, listedTwice, onlyOne } from "./server-list.ts";
import { staleRecord } from "./stale-record.ts";
import { unreachable } from "./unreachable.ts";

/** Resolvers and records. */
export const DNS_RULES: readonly Rule[] = [
  noServers,
  hostServersUsed,
  cannotServe,
  listedTwice,
  unreachable,
  onlyOne,
  staleRecord,
  offline,
];
