import type { Rule } from "../define-rule.ts";
import { balancerNotDescribed } from "./balancer-not-described.ts";
import { aseMetalLb } from "./ase-metal-lb.ts";
import { aseServiceType } from "./ase-service-type.ts";
import { externalName } from "./external-name.ts";
import { needlessAddress } from "./needless-address.ts";
import { nodePort } from "./node-port.ts";
import { notAPort } from "./not-a-port.ts";
import { balancerMissing } from "./balancer-missing.ts";
import { balancerInPool } from "./balancer-in-pool.ts";
import { serviceOutsideBalancer } from "./service-outside-balancer.ts";
import { balancerOffSegment } from "./balancer-off-segment.ts";
import { apiServerFront } from "./api-server-front.ts";
import { aksHostExtras } from "./aks-host-extras.ts";
import { haproxyAddress } from "./haproxy-address.ts";
import { oneHaproxy } from "./one-haproxy.ts";
import { internalPublic } from "./internal-public.ts";
import { leasedNodePort } from "./leased-node-port.ts";
import { selectsNothing } from "./selectors.ts";
import { podAddress } from "./pod-address.ts";
import { sharedBookkeeping } from "./shared-bookkeeping.ts";
import { samePort } from "./same-port.ts";
import { acrossClusters } from "./across-clusters.ts";
import { layerFourOnly } from "./layer-four-only.ts";
import { ingressMissing } from "./ingress-missing.ts";
import { clusterIpFromOutside } from "./cluster-ip-from-outside.ts";
import { internalFromInternet } from "./internal-from-internet.ts";
import { notSpread } from "./not-spread.ts";
import { notExposed } from "./not-exposed.ts";
import { needlessBalancing } from "./needless-balancing.ts";

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
  aseServiceType,
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
  aseMetalLb,
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
