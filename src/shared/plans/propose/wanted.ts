import type { Range } from "#shared/address/range";
import type { Claim } from "#shared/facts/claims";
import type { JsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import type { Plan } from "../plan.ts";
import type { PlanSpec } from "../plan-spec.ts";
import type { Wish } from "./place-ranges.ts";

/** What a plan is asked to make room for, beside what is drawn. */
export interface Further {
  readonly clusters: number;
  /** Shape of each further cluster. */
  readonly controlPlane: number;
  readonly workers: number;
  /** Services of each further cluster; further services where a site has one cluster. */
  readonly services: number;
}

export const NOTHING_FURTHER: Further = { clusters: 0, controlPlane: 1, workers: 1, services: 0 };

/** A range that is wanted, and how the element that holds it says where it lies. */
export interface WantedRange extends Wish {
  readonly element: string;
  readonly write: (range: Range) => JsonObject;
  /** Whether a claim on the network belongs into this range. */
  readonly isMember: (claim: Claim) => boolean;
  /** Whether a claim is this range itself. */
  readonly isOwn: (claim: Claim) => boolean;
}

/** Everything that a plan wants of one network. */
export interface Wanted {
  /** The network object or cluster that the plan is for. */
  readonly object: ElementRecord;
  readonly spec: PlanSpec;
  readonly plan: Plan;
  readonly ranges: readonly Omit<WantedRange, "members">[];
  /** Addresses that a DHCP scope of the network must be able to lease; 0 where nodes have static ones. */
  readonly leases: number;
}
