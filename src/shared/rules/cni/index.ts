import type { Rule } from "../define-rule.ts";
import { edgeCalico } from "./edge-calico.ts";
import { pluginNotNamed } from "./plugin-not-named.ts";
import { podMtu } from "./pod-mtu.ts";
import { podNetworkSize } from "./pod-network-size.ts";
import { podNetworkOverlap, serviceNetworkOverlap } from "./ranges.ts";

/** Plug-ins and pod networks. */
export const CNI_RULES: readonly Rule[] = [
  podNetworkOverlap,
  serviceNetworkOverlap,
  podNetworkSize,
  podMtu,
  edgeCalico,
  pluginNotNamed,
];
