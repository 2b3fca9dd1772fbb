import type { JsonObject } from "#shared/kernel/json";

/** Lists of the network declaration whose entries are known by name. */
export const LISTS = ["interfaces", "vSwitches", "virtualNetworks"] as const;

/** What was found in a text, brought to one shape whatever the text was. */
export interface Parts {
  /** Whether anything of a device was found, or only subnets and routes. */
  readonly hasDevice: boolean;
  /** The configuration under its key `device`. */
  readonly root: JsonObject;
  /** Parameters of `Set-HcsKubeClusterNetworkInfo`, or the output of its counterpart. */
  readonly subnets: JsonObject;
  /** Custom routes: parameters of `Add-HcsNetRoute`, or the output of `Get-HcsNetRoute`. */
  readonly routes: readonly JsonObject[];
}
