import { choice, flag, integer, text, texts, anything, type KeyDef } from "../keys/key-def.ts";
import { MODES } from "./balancer-extra.ts";

/** One thing that a template asks for, and how each published template or module spells it. */
interface Parameter {
  /** As in the Bicep template; also the name under which a value without a drawing is kept. */
  readonly bicep: string;
  /** ARM template and Terraform module, where they spell it otherwise. */
  readonly aliases?: readonly string[];
  readonly define: (key: string) => KeyDef;
}

const kept = { kept: true } as const;

const asText = (key: string): KeyDef => text(key);
const asNumber = (key: string): KeyDef => integer(key);
// Untagged, which is what leaving it out means.
const asVlan = (key: string): KeyDef => integer(key, { default: 0 });
const keptText = (key: string): KeyDef => text(key, kept);
const keptFlag = (key: string): KeyDef => flag(key, kept);
const keptThing = (key: string): KeyDef => anything(key);

function parameter(
  bicep: string,
  define: (key: string) => KeyDef,
  ...aliases: readonly string[]
): Parameter {
  return { bicep, define, aliases };
}

export const ALLOCATIONS = ["Static", "Dynamic"] as const;

/** Parameters of a logical network. Sources: ARC-TPL and AVM-L of the collected facts. */
export const NETWORK_PARAMETERS: readonly Parameter[] = [
  parameter("logicalNetworkName", asText, "lnetName"),
  parameter("addressPrefix", asText, "address_prefix"),
  parameter("dnsServers", (key) => texts(key), "dns_servers"),
  parameter("vmSwitchName", asText, "vm_switch_name"),
  parameter("ipAllocationMethod", (key) => choice(key, ALLOCATIONS), "ip_allocation_method"),
  parameter("vipPoolStart", asText, "starting_address"),
  parameter("vipPoolEnd", asText, "ending_address"),
  parameter("nextHopIpAddress", asText, "default_gateway"),
  parameter("vlan", asVlan, "vlan_id"),
];

/** Parameters of a cluster and its first node pool. Sources: ARC-TPL and AVM-P. */
export const CLUSTER_PARAMETERS: readonly Parameter[] = [
  parameter("azureLocation", keptText, "location"),
  parameter("customLocationResourceID", keptText, "customLocation", "custom_location_id"),
  parameter("connectedClusterName", asText, "name"),
  parameter("sshPublicKey", keptText, "sshRSAPublicKey", "ssh_public_key"),
  parameter("controlPlaneHostIP", asText, "controlPlaneIp", "control_plane_ip"),
  parameter("kubernetesVersion", keptText, "kubernetes_version"),
  parameter("controlPlaneVMSize", keptText, "control_plane_vm_size"),
  parameter("controlPlaneNodeCount", asNumber, "control_plane_count"),
  parameter("nodePoolName", asText, "agentName"),
  parameter("nodePoolVMSize", keptText, "agentVMSize"),
  parameter("nodePoolOSType", (key) => choice(key, ["Linux", "Windows"]), "agentOsType"),
  parameter("nodePoolCount", asNumber, "agentCount"),
  parameter("nodePoolLabel", keptText),
  parameter("nodePoolLabelValue", keptText),
  parameter("nodePoolTaints", keptThing),
  parameter(
    "netWorkProfilNetworkPolicy",
    (key) => choice(key, ["calico", "cilium"]),
    "networkPolicy",
  ),
  parameter("networkProfileLoadBalancerCount", (key) => integer(key, kept), "loadBalancerCount"),
  parameter("enableAzureHybridBenefit", keptText, "azure_hybrid_benefit"),
  parameter("enableNfsCsiDriver", keptFlag, "nfs_csi_driver_enabled"),
  parameter("enableSmbCsiDriver", keptFlag, "smb_csi_driver_enabled"),
  parameter("enableWorkloadIdentity", keptFlag, "enable_workload_identity"),
  parameter("enableOidcIssuer", keptFlag, "enable_oidc_issuer"),
];

/** What only one of the templates or modules asks for. */
export const FURTHER_PARAMETERS: readonly Parameter[] = [
  parameter("vnetSubnetIds", (key) => texts(key)),
  parameter("logical_network_id", asText),
  parameter("pod_cidr", asText, "podCidr"),
  parameter("connectedClustersApiVersion", asText),
  parameter("provisionedClustersApiVersion", asText),
  parameter("enableAutoScaling", keptFlag),
  parameter("minCount", (key) => integer(key, kept)),
  parameter("maxCount", (key) => integer(key, kept)),
  parameter("nodeLabels", keptThing),
  parameter("nodeTaints", keptThing),
  parameter("resource_group_id", keptText),
  parameter("subnet_0_name", keptText),
  parameter("route_name", keptText),
  ...[
    "tags",
    "lock",
    "role_assignments",
    "logical_network_tags",
    "ip_configuration_references",
  ].map((name) => parameter(name, keptThing)),
  ...["customer_managed_key", "managed_identities", "rbac_admin_group_object_ids"].map((name) =>
    parameter(name, keptThing),
  ),
  ...["enable_azure_rbac", "enable_telemetry", "is_exported"].map((name) =>
    parameter(name, keptFlag),
  ),
  ...["ssh_key_vault_id", "tenant_id"].map((name) => parameter(name, keptText)),
  // Names of entries in a key vault, not what is in them.
  ...["ssh_private_key_pem_secret_name", "ssh_public_key_secret_name"].map((name) =>
    parameter(name, keptText),
  ),
];

/** Every spelling of these parameters, for reading. */
export function spellings(parameters: readonly Parameter[]): readonly KeyDef[] {
  return parameters.flatMap(({ bicep, aliases = [], define }) =>
    [bicep, ...aliases].map((key) => define(key)),
  );
}

/** Spellings by the Bicep name. */
export const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...NETWORK_PARAMETERS, ...CLUSTER_PARAMETERS, ...FURTHER_PARAMETERS].map(
    ({ bicep, aliases = [] }) => [bicep, [bicep, ...aliases]],
  ),
);

/** MetalLB as an Arc extension. Source: ARC-TPL, `aksarc-metallb`. */
export const BALANCER_KEYS: readonly KeyDef[] = [
  text("parentResourceId"),
  text("loadBalancerName"),
  texts("addresses"),
  choice("advertiseMode", MODES),
  anything("serviceSelector"),
  texts("bgpPeers"),
  text("k8sRuntimeFpaObjectId", kept),
];

/** Lists of node pools of the Terraform module. */
export const POOL_LISTS: readonly KeyDef[] = [
  anything("agent_pool_profiles"),
  anything("additional_nodepools"),
];
