import type { JsonObject } from "#shared/kernel/json";

/** A whole number, or the text that was typed instead of one. */
export type Count = number | string;

/** First and last address as typed; an end that is not given is empty. */
export interface Pool {
  readonly start: string;
  readonly end: string;
}

export interface NetworkSettings {
  /** Where it stands in the text, for notes. */
  readonly path: string;
  readonly name?: string | undefined;
  readonly switchName?: string | undefined;
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly dnsServers?: readonly string[] | undefined;
  readonly nodePool?: Pool | undefined;
  readonly vipPool?: Pool | undefined;
  readonly vlan?: Count | undefined;
}

export interface ProxySettings {
  readonly name: string;
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  readonly no?: readonly string[] | undefined;
}

/** What Set-AksHciConfig says. */
export interface HostSettings {
  readonly path: string;
  readonly cloudServiceCidr?: string | undefined;
  readonly proxy?: ProxySettings | undefined;
  /** Parameters that have no place in the drawing. */
  readonly kept: JsonObject;
}

export interface PoolSettings {
  readonly name: string;
  readonly count: Count;
  readonly os: "linux" | "windows";
  readonly kept: JsonObject;
}

export interface ClusterSettings {
  readonly path: string;
  readonly name: string;
  readonly controlPlaneCount: Count;
  /** Undefined for that of the AKS host. */
  readonly network?: NetworkSettings | undefined;
  readonly plugin?: string | undefined;
  readonly balancer: BalancerSettings;
  readonly pools: readonly PoolSettings[];
  readonly kept: JsonObject;
}

export interface BalancerSettings {
  /** Undefined where no setting names it. */
  readonly name?: string | undefined;
  readonly sku: "HAProxy" | "none";
}

/** What the texts of AKS on Azure Stack HCI say, whatever their form. */
export interface HciSettings {
  readonly networks: readonly NetworkSettings[];
  /** The network of the AKS host; undefined when the text is of workload clusters alone. */
  readonly hostNetwork?: NetworkSettings | undefined;
  /** Undefined when the text has no Set-AksHciConfig and none of its parameters. */
  readonly host?: HostSettings | undefined;
  readonly clusters: readonly ClusterSettings[];
  /** True when some network or the host has an address that only the static model gives. */
  readonly isStatic: boolean;
  /** A text that is part of something larger: what it leaves out is not known to be missing. */
  readonly isPart: boolean;
}
