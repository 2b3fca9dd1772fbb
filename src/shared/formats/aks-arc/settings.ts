import type { Json, JsonObject } from "#shared/kernel/json";

/** A whole number, or the text that was typed instead of one. */
type Count = number | string;

/** A logical network, whichever file names it. Absent means not given. */
export interface NetworkSettings {
  readonly name?: string | undefined;
  readonly switchName?: string | undefined;
  readonly isLeased?: boolean | undefined;
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly dnsServers?: readonly string[] | undefined;
  readonly poolStart?: string | undefined;
  readonly poolEnd?: string | undefined;
  readonly vlan?: Count | undefined;
  /** Addresses that the networks of 2023 set aside for control planes and services. */
  readonly virtualRanges?: readonly { readonly start: string; readonly end: string }[] | undefined;
}

export interface NodePoolSettings {
  readonly name?: string | undefined;
  readonly count?: Count | undefined;
  readonly os?: string | undefined;
}

export interface ClusterSettings {
  readonly name?: string | undefined;
  /** Name of its logical network, where the file gives one. */
  readonly network?: string | undefined;
  readonly controlPlaneIp?: string | undefined;
  readonly controlPlaneCount?: Count | undefined;
  readonly podCidr?: string | undefined;
  readonly plugin?: string | undefined;
  readonly pools: readonly NodePoolSettings[];
  /** What has no place in the drawing, by the names of the Bicep template. */
  readonly extra: JsonObject;
}

/** MetalLB as an Arc extension. */
export interface BalancerSettings {
  readonly name?: string | undefined;
  readonly cluster?: string | undefined;
  readonly addresses: readonly string[];
  readonly peers?: readonly string[] | undefined;
  /** How the addresses are advertised, where the file says it. */
  readonly mode?: string | undefined;
  /** Labels of the services that it serves. */
  readonly selector?: Json | undefined;
}

/** What a file says of AKS clusters on Azure Local, the networks under them and MetalLB. */
export interface ArcSettings {
  /** Edition of the documents that the file belongs to; absent means the newest. */
  readonly edition?: string | undefined;
  readonly networks: readonly NetworkSettings[];
  readonly clusters: readonly ClusterSettings[];
  readonly balancers: readonly BalancerSettings[];
  readonly system?: SystemSettings | undefined;
}

/** One server of an Azure Local system. */
export interface ServerSettings {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

/** A network of an Azure Local system: management, storage, workloads. */
export interface LanSettings {
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly vlan?: Count | undefined;
  readonly dnsServers?: readonly string[] | undefined;
  /** A range that is set aside, first and last included, and what for. */
  readonly range?:
    | {
        readonly name: string;
        readonly start?: string | undefined;
        readonly end?: string | undefined;
      }
    | undefined;
}

/** Adapters with the same job, as Network ATC sets them up. */
export interface IntentSettings {
  readonly name: string;
  readonly isManagement: boolean;
  readonly isCompute: boolean;
  readonly adapters: readonly string[];
  readonly mtu?: Count | undefined;
}

/** An Azure Local system: its servers, their adapters and the networks they are on. */
export interface SystemSettings {
  readonly name?: string | undefined;
  readonly clusterIp?: string | undefined;
  readonly isLeased?: boolean | undefined;
  readonly servers: readonly ServerSettings[];
  readonly intents: readonly IntentSettings[];
  readonly management?: LanSettings | undefined;
  /** Storage networks with the adapter that each is on, and further networks. */
  readonly storage: readonly { readonly adapter?: string | undefined; readonly lan: LanSettings }[];
  readonly others: readonly LanSettings[];
}
