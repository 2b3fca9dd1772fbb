import type { Rule } from "../define-rule.ts";
import { natOnExternal, natOnScalable, natWithoutSwitch } from "./attachment.ts";
import { needsNat, oneNatPerHost } from "./needs-nat.ts";
import { inboundMapping, mappedTwice } from "./port-mappings.ts";
import { natOverlap, natPrefix } from "./prefixes.ts";
import { twoHosts } from "./two-hosts.ts";
import { wayOut } from "./way-out.ts";

/** Translation against external switches. */
export const NAT_RULES: readonly Rule[] = [
  needsNat,
  natOnExternal,
  natOnScalable,
  natPrefix,
  natOverlap,
  wayOut,
  oneNatPerHost,
  twoHosts,
  mappedTwice,
  inboundMapping,
  natWithoutSwitch,
];
