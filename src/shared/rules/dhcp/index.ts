import type { Rule } from "../define-rule.ts";
import { doubleLease } from "./double-lease.ts";
import { idleExclusion } from "./idle-exclusion.ts";
import { leasesHeld } from "./leases-held.ts";
import { nodeByDhcp } from "./node-by-dhcp.ts";
import { scopeFits } from "./scope-fits.ts";
import { noScope } from "./no-scope.ts";
import { scopeOptions } from "./scope-options.ts";
import { unsupportedParameter } from "./unsupported-parameter.ts";
import { leasedProduction } from "./leased-production.ts";
import { leasedVirtual } from "./leased-virtual.ts";
import { shortLease } from "./short-lease.ts";
import { staticNode } from "./static-node.ts";
import { exclusionUnconfirmed } from "./exclusion-unconfirmed.ts";
import { vipLeased } from "./vip-leased.ts";
import { leasedSite } from "./leased-site.ts";
import { givenByDhcp } from "./given-by-dhcp.ts";
import { nodePoolLeased } from "./node-pool-leased.ts";
import { typedAddress } from "./typed-address.ts";

/** DHCP scopes, their exclusions, and who may not rely on them. */
export const DHCP_RULES: readonly Rule[] = [
  vipLeased,
  exclusionUnconfirmed,
  nodePoolLeased,
  givenByDhcp,
  noScope,
  typedAddress,
  scopeFits,
  idleExclusion,
  leasesHeld,
  doubleLease,
  scopeOptions,
  nodeByDhcp,
  unsupportedParameter,
  leasedProduction,
  leasedVirtual,
  leasedSite,
  shortLease,
  staticNode,
];
