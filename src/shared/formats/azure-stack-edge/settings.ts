import type { JsonObject } from "#shared/kernel/json";

/** A number, or the text that stands instead of one. */
export type Count = number | string;

/** First and last address as typed, both included. */
export interface PoolSettings {
  readonly name: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

export interface PortSettings {
  /** Name of the device, `nodeName` in the file. */
  readonly node: string;
  readonly name: string;
  readonly isDhcp?: boolean | undefined;
  /** With its length where the mask is given, as typed. */
  readonly address?: string | undefined;
  /** Prefix of the network, as far as address or gateway tell it. */
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly dnsServers?: readonly string[] | undefined;
}

export interface SwitchSettings {
  readonly name: string;
  readonly port?: string | undefined;
  readonly isCompute: boolean;
  readonly mtu?: Count | undefined;
}

export interface NetworkSettings {
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly gateway?: string | undefined;
  readonly vlan?: Count | undefined;
  readonly pools: readonly PoolSettings[];
}

export interface RouteSettings {
  readonly interface?: string | undefined;
  readonly destination?: string | undefined;
  readonly nextHop?: string | undefined;
  readonly metric?: Count | undefined;
}

/** What the files of a device say, whatever their shape. From this the design is drawn. */
export interface DeviceSettings {
  /** False when the text holds only subnets and routes. */
  readonly hasDevice: boolean;
  /** Names of the devices of the cluster, in natural order; empty when the text names none. */
  readonly nodes: readonly string[];
  readonly ports: readonly PortSettings[];
  readonly switches: readonly SwitchSettings[];
  readonly networks: readonly NetworkSettings[];
  /** Ranges of the Compute page. */
  readonly nodePools: readonly PoolSettings[];
  readonly servicePools: readonly PoolSettings[];
  readonly proxy?: string | undefined;
  readonly podSubnet?: string | undefined;
  readonly serviceSubnet?: string | undefined;
  readonly routes: readonly RouteSettings[];
  /** Keys without a place in the drawing. Entries of the three lists of the network go by their names. */
  readonly kept: JsonObject;
}
