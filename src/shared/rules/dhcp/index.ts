import type { Rule } from "../define-rule.ts";
import { doubleLease } from "./double-lease.ts";
import { idleExclusion } from "./idle-exclusion.ts";
import { leasesHeld } from "./leases-held.ts";
import { nodeByDhcp } from "./node-by-dhcp.ts";
import { scopeFits } from "./scope-fits.ts";

/** DHCP scopes, their exclusions, and who may not rely on them. */
export const DHCP_RULES: readonly Rule[] = [
  scopeFits,
  idleExclusion,
  leasesHeld,
  doubleLease,
  nodeByDhcp,
];
