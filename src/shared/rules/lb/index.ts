import type { Rule } from "../define-rule.ts";
import { balancerNotDescribed } from "./balancer-not-described.ts";
import { externalName } from "./external-name.ts";
import { needlessAddress } from "./needless-address.ts";
import { nodePort } from "./node-port.ts";
import { notAPort } from "./not-a-port.ts";
import { balancerMissing } from "./balancer-missing.ts";
import { balancerInPool, balancerOffSegment, serviceOutsideBalancer } from "./balancer-range.ts";
import { apiServerFront } from "./api-server-front.ts";

/** Load balancers, services, ingress. */
export const LB_RULES: readonly Rule[] = [
  nodePort,
  externalName,
  needlessAddress,
  balancerMissing,
  balancerInPool,
  serviceOutsideBalancer,
  notAPort,
  balancerOffSegment,
  apiServerFront,
  balancerNotDescribed,
];
