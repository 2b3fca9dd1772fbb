import type { Rule } from "../define-rule.ts";
import { adapterNameMissing, adapterNameUnknown } from "./adapter-name.ts";
import { commonSegment } from "./common-segment.ts";
import { dangling } from "./dangling.ts";
import { externalBinding } from "./external-binding.ts";
import { externalOnScalable } from "./external-on-scalable.ts";
import { internalBound } from "./internal-bound.ts";
import { internalElsewhere } from "./internal-elsewhere.ts";
import { internalOnSingle } from "./internal-on-single.ts";
import { loop } from "./loop.ts";
import { foreignVendorMac, notAMac, notUnicastMac } from "./mac-address.ts";
import { macReliedOn } from "./mac-relied-on.ts";
import { macShared } from "./mac-shared.ts";
import { madeByHand } from "./made-by-hand.ts";
import { mtuAbovePath, mtuMixed, mtuOutOfRange } from "./mtu.ts";
import { oneSwitchPerHost } from "./one-switch-per-host.ts";
import { portBoundTwice } from "./port-bound-twice.ts";
import { singleSwitchName } from "./single-switch-name.ts";
import { vlanMismatch } from "./vlan-mismatch.ts";
import { wireless } from "./wireless.ts";
import { networkSwitch } from "./network-switch.ts";
import { vlanNumber } from "./vlan-number.ts";
import { untagged } from "./untagged.ts";
import { plannedMtu } from "./planned-mtu.ts";

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
