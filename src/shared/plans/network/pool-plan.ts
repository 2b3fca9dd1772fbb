import type { Message } from "#shared/kernel/message";
import type { Step } from "../formula.ts";

/** What is added to a network to see whether its pools last: one more cluster of this shape. */
export interface Growth {
  readonly controlPlane: number;
  readonly workers: number;
  readonly services: number;
}

/** The smallest useful cluster; shown wherever it is reckoned with. */
export const SMALLEST_CLUSTER: Growth = { controlPlane: 1, workers: 1, services: 1 };

/** A pool of a network, with what is asked of it now and later. */
export interface PoolFigures {
  /** Unique in a project: the element and the field that hold the pool. */
  readonly id: string;
  readonly element: string;
  readonly field: string;
  readonly label: string;
  /** Addresses that nodes and services take from day to day. */
  readonly inUse: number;
  /** The same with what is kept for updates. */
  readonly needed: number;
  /** Addresses that the pool has; undefined where that cannot be read. */
  readonly reserved: number | undefined;
  /** What the next upgrade takes while it runs, beside those in use; 0 where it takes none. */
  readonly upgrade: number;
  /** What one more cluster asks; undefined where it asks nothing of this pool. */
  readonly perCluster: number | undefined;
  /** What one more service asks at most; undefined where it asks nothing of this pool. */
  readonly perService: number | undefined;
  readonly steps: readonly Step[];
  /** What is not known about the sums: "cluster-a has no node yet". */
  readonly doubt?: Message | undefined;
}

/** A step of growth that a pool does not survive. */
export interface DryStep {
  readonly after: "now" | "upgrade" | "cluster" | "service";
  /** Which one of them: the third further cluster; 1 for the others. */
  readonly count: number;
  /** Addresses that are missing then. */
  readonly short: number;
}

/** The figures with what follows from them. Free may be below 0: so many are missing. */
export interface PoolPlan extends PoolFigures {
  readonly free: number | undefined;
  /** In use while the next upgrade runs. */
  readonly afterUpgrade: number;
  readonly afterCluster: number | undefined;
  readonly afterService: number | undefined;
  /** The first steps at which it runs dry, one for each way of growing; empty when it never does. */
  readonly runsDry: readonly DryStep[];
}

export function planPool(figures: PoolFigures): PoolPlan {
  const { inUse, needed, reserved, upgrade, perCluster, perService } = figures;
  const free = reserved === undefined ? undefined : reserved - needed;
  const less = (each: number | undefined): number | undefined =>
    free === undefined || each === undefined ? undefined : free - each;
  return {
    ...figures,
    free,
    afterUpgrade: inUse + upgrade,
    afterCluster: less(perCluster),
    afterService: less(perService),
    runsDry: free === undefined ? [] : drySteps(figures, free),
  };
}

function drySteps({ inUse, needed, upgrade, ...each }: PoolFigures, free: number): DryStep[] {
  if (free < 0) return [{ after: "now", count: 1, short: -free }];
  const left = free + needed - inUse - upgrade;
  if (left < 0) return [{ after: "upgrade", count: 1, short: -left }];
  return [
    ...growing("cluster", each.perCluster, free),
    ...growing("service", each.perService, free),
  ];
}

/** The first of several equal steps that does not fit any more. */
function growing(after: "cluster" | "service", share: number | undefined, free: number): DryStep[] {
  if (share === undefined || share <= 0) return [];
  const count = Math.floor(free / share) + 1;
  return [{ after, count, short: count * share - free }];
}
