// The commands for networks of AKS on Azure Stack HCI, and where their parameters come from. Runbook
// and export both write them from here.

type HciNetworkCommand = "New-AksHciNetworkSetting" | "New-AksHciClusterNetwork";

/** The network of the AKS host has a command of its own; both take the same parameters. */
export function hciNetworkCommand(isOfHost: boolean): HciNetworkCommand {
  return isOfHost ? "New-AksHciNetworkSetting" : "New-AksHciClusterNetwork";
}

/** Fields of a network for AKS that its commands take a value from; `name` is the element's own. */
export type HciNetworkField =
  | "name"
  | "switchName"
  | "addressPrefix"
  | "gateway"
  | "dnsServers"
  | "nodeVmPool"
  | "vipPool"
  | "vlan";

interface HciNetworkParameter {
  /** As the reference page spells it, without the dash. */
  readonly name: string;
  readonly field: HciNetworkField;
  /** What it says, in words. */
  readonly label: string;
  /** Of a pool: first or last address, both inside. */
  readonly end?: "start" | "end";
}

/** In the order in which they are written. Source: the reference pages of both commands. */
export const HCI_NETWORK_PARAMETERS: readonly HciNetworkParameter[] = [
  { name: "name", field: "name", label: "name of the network" },
  { name: "vswitchName", field: "switchName", label: "name of the switch" },
  { name: "ipAddressPrefix", field: "addressPrefix", label: "prefix" },
  { name: "gateway", field: "gateway", label: "gateway" },
  { name: "dnsServers", field: "dnsServers", label: "DNS server" },
  { name: "k8sNodeIpPoolStart", field: "nodeVmPool", end: "start", label: "node VM pool" },
  { name: "k8sNodeIpPoolEnd", field: "nodeVmPool", end: "end", label: "node VM pool" },
  { name: "vipPoolStart", field: "vipPool", end: "start", label: "VIP pool" },
  { name: "vipPoolEnd", field: "vipPool", end: "end", label: "VIP pool" },
  { name: "vlanID", field: "vlan", label: "VLAN" },
];
