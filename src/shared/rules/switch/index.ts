import type { Rule } from "../define-rule.ts";
import { adapterNameMissing } from "./adapter-name-missing.ts";
import { adapterNameUnknown } from "./adapter-name-unknown.ts";
import { commonSegment } from "./common-segment.ts";
import { dangling } from "./dangling.ts";
import { aseAdapters } from "./ase-adapters.ts";
import { aseComputePort } from "./ase-compute-port.ts";
import { aseInternalSwitch } from "./ase-internal-switch.ts";
import { aseTeam } from "./ase-team.ts";
import { externalBinding } from "./external-binding.ts";
import { externalOnScalable } from "./external-on-scalable.ts";
import { foreignVendorMac } from "./foreign-vendor-mac.ts";
import { internalBound } from "./internal-bound.ts";
import { internalElsewhere } from "./internal-elsewhere.ts";
import { internalOnSingle } from "./internal-on-single.ts";
import { loop } from "./loop.ts";
import { macReliedOn } from "./mac-relied-on.ts";
import { macShared } from "./mac-shared.ts";
import { madeByHand } from "./made-by-hand.ts";
import { mtuAbovePath } from "./mtu-above-path.ts";
import { mtuMixed } from "./mtu-mixed.ts";
import { mtuOutOfRange } from "./mtu-out-of-range.ts";
import { networkSwitch } from "./network-switch.ts";
import { notAMac } from "./not-a-mac.ts";
import { notUnicastMac } from "./not-unicast-mac.ts";
import { oneSwitchPerHost } from "./one-switch-per-host.ts";
import { plannedMtu } from "./planned-mtu.ts";
import { portBoundTwice } from "./port-bound-twice.ts";
import { singleSwitchName } from "./single-switch-name.ts";
import { untagged } from "./untagged.ts";
import { vlanMismatch } from "./vlan-mismatch.ts";
import { vlanNumber } from "./vlan-number.ts";
import { wireless } from "./wireless.ts";

/** Virtual switches, ports, VLAN, MTU, MAC. */
export const SWITCH_RULES: readonly Rule[] = [
  internalOnSingle,
  singleSwitchName,
  externalOnScalable,
  adapterNameMissing,
  adapterNameUnknown,
  externalBinding,
  wireless,
  internalBound,
  internalElsewhere,
  portBoundTwice,
  oneSwitchPerHost,
  commonSegment,
  aseAdapters,
  aseComputePort,
  aseInternalSwitch,
  aseTeam,
  networkSwitch,
  vlanNumber,
  vlanMismatch,
  untagged,
  mtuOutOfRange,
  mtuAbovePath,
  mtuMixed,
  plannedMtu,
  notAMac,
  notUnicastMac,
  macShared,
  macReliedOn,
  foreignVendorMac,
  loop,
  dangling,
  madeByHand,
];
