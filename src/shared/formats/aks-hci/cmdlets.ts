import { HCI_NETWORK_PARAMETERS } from "#shared/facts/hci-network-command";
import { anything, choice, flag, integer, text, texts, type KeyDef } from "../keys/key-def.ts";

/** A command of the AksHci module that says something of a design. */
export interface Cmdlet {
  readonly name: CmdletName;
  /** Documented parameters, in the order in which they are written. */
  readonly keys: readonly KeyDef[];
  /** Parameters that take what another command answers. */
  readonly objects: readonly string[];
  /** Parameters of old releases, with the one that took their place; empty where none did. */
  readonly replaced: Readonly<Record<string, string>>;
}

export type CmdletName =
  | "New-AksHciNetworkSetting"
  | "New-AksHciClusterNetwork"
  | "New-AksHciProxySetting"
  | "New-AksHciLoadBalancerSetting"
  | "Set-AksHciConfig"
  | "New-AksHciCluster"
  | "New-AksHciNodePool";

const kept = { kept: true } as const;
const OS_TYPES = ["Linux", "Windows"] as const;

/** Both network commands take the same. */
const NETWORK: readonly KeyDef[] = HCI_NETWORK_PARAMETERS.map(({ name, field }) => {
  if (field === "vlan") return integer(name);
  return field === "dnsServers" ? texts(name) : text(name);
});
const OLD_NETWORK = { vnetName: "name", macPoolName: "" };

/** Source: Set-AksHciConfig (January 2023). The switches of software defined networking are not drawn. */
const CONFIG: readonly KeyDef[] = [
  text("imageDir", kept),
  text("workingDir", kept),
  text("cloudConfigLocation", kept),
  anything("vnet"),
  text("cloudServiceCidr"),
  anything("proxySettings"),
  text("clusterRoleName", kept),
  integer("nodeAgentPort", kept),
  integer("nodeAgentAuthorizerPort", kept),
  integer("cloudAgentPort", kept),
  integer("cloudAgentAuthorizerPort", kept),
  text("macPoolStart", kept),
  text("macPoolEnd", kept),
  text("controlPlaneVmSize", kept),
  flag("createAutoConfigContainers", kept),
  flag("offlineDownload", kept),
  flag("offsiteTransferCompleted", kept),
  text("stagingShare", kept),
  text("nodeConfigLocation", kept),
  text("sshPublicKey", kept),
  text("version", kept),
  text("cloudLocation", kept),
  integer("concurrentDownloads", kept),
  flag("skipHostLimitChecks", kept),
  flag("skipRemotingChecks", kept),
  flag("skipValidationChecks", kept),
  flag("insecure", kept),
  flag("skipUpdates", kept),
  flag("forceDnsReplication", kept),
];

/** Source: New-AksHciCluster (October 2022), with the parameters of its older form. */
const CLUSTER: readonly KeyDef[] = [
  text("name"),
  integer("controlPlaneNodeCount"),
  text("nodePoolName"),
  integer("nodeCount"),
  choice("osType", OS_TYPES),
  anything("vnet"),
  choice("primaryNetworkPlugin", ["flannel", "calico"]),
  anything("loadBalancerSettings"),
  text("kubernetesVersion", kept),
  text("controlPlaneVmSize", kept),
  text("loadBalancerVmSize", kept),
  text("nodeVmSize", kept),
  text("osSku", kept),
  texts("taints", kept),
  integer("nodeMaxPodCount", kept),
  flag("enableAdAuth", kept),
  flag("enableMonitoring", kept),
  flag("enableAutoScaler", kept),
  text("autoScalerProfileName", kept),
  integer("linuxNodeCount"),
  integer("windowsNodeCount"),
  text("linuxNodeVmSize", kept),
  text("windowsNodeVmSize", kept),
];

/** Source: New-AksHciNodePool. */
const NODE_POOL: readonly KeyDef[] = [
  text("clusterName"),
  text("name"),
  integer("count"),
  choice("osType", OS_TYPES),
  text("osSku", kept),
  text("vmSize", kept),
  texts("taints", kept),
  integer("maxPodCount", kept),
  flag("disableAutoScaler", kept),
];

/** Every command that is read and written, in the order in which they are run. */
export const CMDLETS: readonly Cmdlet[] = [
  cmdlet("New-AksHciNetworkSetting", NETWORK, OLD_NETWORK),
  cmdlet("New-AksHciProxySetting", [
    text("name"),
    text("http"),
    text("https"),
    texts("noProxy", { commas: true }),
    text("credential", { secret: true }),
    text("certFile", { secret: true }),
  ]),
  cmdlet("Set-AksHciConfig", CONFIG),
  cmdlet("New-AksHciClusterNetwork", NETWORK, OLD_NETWORK),
  cmdlet("New-AksHciLoadBalancerSetting", [
    text("name"),
    choice("loadBalancerSku", ["HAProxy", "none"]),
  ]),
  cmdlet("New-AksHciCluster", CLUSTER),
  cmdlet("New-AksHciNodePool", NODE_POOL),
];

function cmdlet(
  name: CmdletName,
  keys: readonly KeyDef[],
  replaced: Readonly<Record<string, string>> = {},
): Cmdlet {
  const objects = keys.filter(({ type }) => type.is === "anything").map(({ key }) => key);
  return { name, keys, objects, replaced };
}

/** The command of that name in any case; the name of a module before it does not matter. */
export function findCmdlet(name: string): Cmdlet | undefined {
  const last = name.split("\\").at(-1)?.toLowerCase();
  return CMDLETS.find((each) => each.name.toLowerCase() === last);
}

export function getCmdlet(name: CmdletName): Cmdlet {
  const found = findCmdlet(name);
  if (!found) throw new Error(`no cmdlet ${name}`);
  return found;
}
