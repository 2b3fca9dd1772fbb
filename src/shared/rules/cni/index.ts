import type { Rule } from "../define-rule.ts";
import { aseCalico } from "./ase-calico.ts";
import { pluginNotNamed } from "./plugin-not-named.ts";
import { podMtu } from "./pod-mtu.ts";
import { podNetworkSize } from "./pod-network-size.ts";
import { podNetworkOverlap, serviceNetworkOverlap } from "./ranges.ts";
import { podFromOutside } from "./pod-from-outside.ts";
import { encapsulationBlocked } from "./encapsulation-blocked.ts";
import { unknownPlugin } from "./unknown-plugin.ts";
import { pluginFrozen } from "./plugin-frozen.ts";
import { twoPlugins } from "./two-plugins.ts";
import { defaultPlugin } from "./default-plugin.ts";
import { policyIgnored } from "./policy-ignored.ts";
import { flannelIpv6 } from "./flannel-ipv6.ts";
import { vmBesideNodes } from "./vm-beside-nodes.ts";
import { calicoctlStep } from "./calicoctl-step.ts";
import { manyFlannels } from "./many-flannels.ts";
import { policySelectsNothing } from "./policy-selects-nothing.ts";
import { flowBlocked } from "./flow-blocked.ts";

/** Plug-ins and pod networks. */
export const CNI_RULES: readonly Rule[] = [
  unknownPlugin,
  policyIgnored,
  flannelIpv6,
  vmBesideNodes,
  pluginFrozen,
  twoPlugins,
  defaultPlugin,
  podNetworkOverlap,
  serviceNetworkOverlap,
  podNetworkSize,
  podMtu,
  aseCalico,
  policySelectsNothing,
  pluginNotNamed,
  flowBlocked,
  calicoctlStep,
  podFromOutside,
  manyFlannels,
  encapsulationBlocked,
];
