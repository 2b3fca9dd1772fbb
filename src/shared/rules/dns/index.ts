import type { Rule } from "../define-rule.ts";
import { cannotServe } from "./cannot-serve.ts";
import { aseCoreDns } from "./ase-core-dns.ts";
import { hostServersUsed } from "./host-servers-used.ts";
import { listedTwice } from "./listed-twice.ts";
import { noServers } from "./no-servers.ts";
import { offline } from "./offline.ts";
import { onlyOne } from "./only-one.ts";
import { staleRecord } from "./stale-record.ts";
import { unreachable } from "./unreachable.ts";
import { logicalServers } from "./logical-network.ts";
import { vnetServers } from "./vnet-servers.ts";
import { unknownService } from "./unknown-service.ts";

/** Resolvers and records. */
export const DNS_RULES: readonly Rule[] = [
  vnetServers,
  logicalServers,
  noServers,
  hostServersUsed,
  cannotServe,
  listedTwice,
  unreachable,
  onlyOne,
  staleRecord,
  offline,
  aseCoreDns,
  unknownService,
];
