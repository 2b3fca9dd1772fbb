import type { Rule } from "../define-rule.ts";
import { edgeCalico } from "./edge-calico.ts";
import { pluginNotNamed } from "./plugin-not-named.ts";
import { podMtu } from "./pod-mtu.ts";
import { podNetworkSize } from "./pod-network-size.ts";
import { podNetworkOverlap, serviceNetworkOverlap } from "./ranges.ts";
import { defaultPlugin, pluginFrozen, twoPlugins, unknownPlugin } from "./plugin-choice.ts";
import { calicoctlStep, flannelIpv6, manyFlannels, policyIgnored, vmBesideNodes } from "./flannel.ts";
import { flowBlocked, policySelectsNothing } from "./policies.ts";
import { podFromOutside } from "./pod-from-outside.ts";
import { encapsulationBlocked } from "./encapsulation-blocked.ts";

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
  edgeCalico,
  policySelectsNothing,
  pluginNotNamed,
  flowBlocked,
  calicoctlStep,
  podFromOutside,
  manyFlannels,
  encapsulationBlocked,
];
