import type { Step } from "./formula.ts";
import { subnetSum } from "./subnet-sums.ts";

/** What a plan comes to: sizes of the ranges, the subnet that holds them, and how that was found. */
export interface Plan {
  /** Addresses for nodes, updates and load balancer VMs. */
  readonly nodePool: number;
  /** Addresses for API servers and services. */
  readonly vipPool: number;
  readonly total: number;
  /** Length of the smallest subnet that holds all of it. */
  readonly prefixLength: number;
  /** Addresses of that subnet that nobody asked for. */
  readonly spare: number;
  readonly steps: readonly Step[];
}

interface Reserved {
  readonly nodePool: number;
  readonly vipPool: number;
  readonly steps: readonly Step[];
}

/** The plan of ranges in a subnet of their own, with gateway and other addresses beside them. */
export function planOf(
  { nodePool, vipPool, steps }: Reserved,
  gateway: number,
  others: number,
): Plan {
  const total = nodePool + vipPool;
  const subnet = subnetSum(total, gateway, others);
  return {
    nodePool,
    vipPool,
    total,
    prefixLength: subnet.value,
    spare: subnet.spare,
    steps: [...steps, ...subnet.steps],
  };
}
