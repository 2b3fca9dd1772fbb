import type { Rule } from "../define-rule.ts";
import { balancerNotDescribed } from "./balancer-not-described.ts";
import { edgeMetalLb } from "./edge-metal-lb.ts";
import { edgeServiceType } from "./edge-service-type.ts";
import { externalName } from "./external-name.ts";
import { needlessAddress } from "./needless-address.ts";
import { nodePort } from "./node-port.ts";
import { notAPort } from "./not-a-port.ts";
import { balancerMissing } from "./balancer-missing.ts";
import { balancerInPool, balancerOffSegment, serviceOutsideBalancer } from "./balancer-range.ts";
import { apiServerFront } from "./api-server-front.ts";
import { aksHostExtras } from "./aks-host-extras.ts";
import { haproxyAddress } from "./haproxy-address.ts";
import { oneHaproxy } from "./one-haproxy.ts";
import { acrossClusters, samePort, sharedBookkeeping } from "./shared-network.ts";
import { ingressMissing, layerFourOnly } from "./layer-seven.ts";
import { clusterIpFromOutside, internalFromInternet } from "./flows-to-services.ts";
import { internalPublic } from "./internal-public.ts";
import { leasedNodePort } from "./leased-node-port.ts";
import { selectsNothing } from "./selectors.ts";
import { needlessBalancing, notExposed, notSpread } from "./workload-services.ts";
import { podAddress } from "./pod-address.ts";

/** Load balancers, services, ingress. */
export const LB_RULES: readonly Rule[] = [
  oneHaproxy,
  aksHostExtras,
  haproxyAddress,
  sharedBookkeeping,
  samePort,
  acrossClusters,
  layerFourOnly,
  ingressMissing,
  edgeServiceType,
  clusterIpFromOutside,
  internalFromInternet,
  internalPublic,
  nodePort,
  leasedNodePort,
  externalName,
  needlessAddress,
  balancerMissing,
  balancerInPool,
  serviceOutsideBalancer,
  edgeMetalLb,
  selectsNothing,
  notAPort,
  balancerOffSegment,
  apiServerFront,
  podAddress,
  notSpread,
  notExposed,
  needlessBalancing,
  balancerNotDescribed,
];
