import type { ShareMode } from "#shared/facts/reservation";
import type { PlannedCluster } from "./planned-cluster.ts";

interface CommonSpec {
  /** True where the gateway has an address of the subnet (g of F7). */
  readonly gatewayInside: boolean;
  /** Further addresses of the subnet: DNS servers, hosts, cloud agent (x of F7). */
  readonly otherAddresses: number;
  readonly clusters: readonly PlannedCluster[];
}

export interface HciSpec extends CommonSpec {
  readonly profile: "hci";
  readonly variant: "static" | "dhcp";
  readonly edition: string;
  /** False for a further network, whose clusters the AKS host of another one manages. */
  readonly withAksHost: boolean;
  readonly vipCountMode: ShareMode;
  /** Counts the API server of the AKS host as well. */
  readonly countHostApiVip: boolean;
}

export interface EdgeSpec extends CommonSpec {
  readonly profile: "edge";
  readonly variant: "single" | "scalable";
  readonly edition: string;
  /** Machines with an address on the network. */
  readonly hosts: number;
  readonly serviceRangeSize: number;
}

export interface AseSpec extends CommonSpec {
  readonly profile: "ase";
  readonly variant: "";
  readonly edition: string;
  readonly devices: number;
}

export interface ArcSpec extends CommonSpec {
  readonly profile: "arc";
  readonly variant: "static" | "dhcp";
  readonly edition: string;
  /** Whether the pool is for the workers alone (F12a) or for every node (F12b). */
  readonly count: "workers" | "everyNode";
  /** Control plane IPs that somebody typed, so that the pool does not give them; absent: none. */
  readonly typedControlPlaneIps?: number;
  readonly vipCountMode: ShareMode;
}

/** What a plan is calculated from when there is no design. */
export type PlanSpec = HciSpec | EdgeSpec | AseSpec | ArcSpec;

export type PlanProfile = PlanSpec["profile"];

/** The name of the profile that a spec's short name means. */
export const PROFILE_NAMES = {
  hci: "HCI",
  edge: "EE",
  ase: "ASE",
  arc: "ARC",
} as const satisfies Readonly<Record<PlanProfile, string>>;
