import type { Rule } from "../define-rule.ts";
import { aseGateways } from "./ase-gateways.ts";
import { aseNeedsNat } from "./ase-needs-nat.ts";
import { needsNat } from "./needs-nat.ts";
import { noInbound } from "./no-inbound.ts";
import { natOnExternal } from "./on-external-switch.ts";
import { natOnScalable } from "./on-scalable.ts";
import { oneNatPerHost } from "./one-per-host.ts";
import { natOverlap } from "./overlap.ts";
import { inboundMapping, mappedTwice } from "./port-mappings.ts";
import { natPrefix } from "./prefix.ts";
import { repliesBypass } from "./replies-bypass.ts";
import { translatedTwice } from "./translated-twice.ts";
import { twoHosts } from "./two-hosts.ts";
import { wayOut } from "./way-out.ts";
import { natWithoutSwitch } from "./without-switch.ts";

/** Translation against external switches. */
export const NAT_RULES: readonly Rule[] = [
  needsNat,
  natOnExternal,
  natOnScalable,
  noInbound,
  natPrefix,
  natOverlap,
  wayOut,
  aseGateways,
  repliesBypass,
  translatedTwice,
  oneNatPerHost,
  twoHosts,
  mappedTwice,
  inboundMapping,
  natWithoutSwitch,
  aseNeedsNat,
];
