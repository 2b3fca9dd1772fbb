import {
  anything,
  choice,
  flag,
  integer,
  list,
  section,
  text,
  texts,
  type KeyDef,
} from "../keys/key-def.ts";

/** The newest schema of the deployment configuration that this program knows and writes. */
export const NEWEST_SCHEMA = "1.16";

const kept = { kept: true } as const;
const secret = { kept: true, secret: true } as const;

const SIZE_KEYS: readonly KeyDef[] = [integer("CpuCount"), integer("MemoryInMB")];

const NODE_KEYS: readonly KeyDef[] = [
  text("Ip4Address"),
  text("MacAddress"),
  integer("Mtu", { default: 0 }),
  integer("TimeoutSeconds"),
];

/** What the Arc section holds; the first seven are in the vendor's sample, always and in this order. */
export const ARC_KEYS: readonly KeyDef[] = [
  text("ClusterName", kept),
  text("Location", kept),
  text("ResourceGroupName", kept),
  text("SubscriptionId", kept),
  text("TenantId", kept),
  text("ClientId", kept),
  text("ClientSecret", secret),
  text("CustomLocationsOid", kept),
  flag("EnableWorkloadIdentity", kept),
];

/**
 * Every key of the deployment configuration, schemas 1.5 to 1.16, in the order of the vendor's
 * samples. Source: "Deployment configuration JSON parameters" (February 2025) and `aksedge-dc.puml`.
 */
export const CONFIG_KEYS: readonly KeyDef[] = [
  text("SchemaVersion"),
  text("Version", { kept: true, default: "1.0" }),
  choice("DeploymentType", ["SingleMachineCluster", "ScalableCluster"]),
  section(
    "Init",
    text("ServiceIPRangeStart"),
    integer("ServiceIPRangeSize"),
    section("KmsPlugin", flag("Enable", kept)),
  ),
  section(
    "Join",
    text("ClusterJoinToken", secret),
    text("DiscoveryTokenHash", secret),
    text("CertificateKey", secret),
    text("ClusterId", kept),
  ),
  section("Arc", ...ARC_KEYS),
  section(
    "Network",
    text("ControlPlaneEndpointIp"),
    choice("NetworkPlugin", ["flannel", "calico"]),
    text("Ip4GatewayAddress"),
    integer("Ip4PrefixLength"),
    texts("DnsServers"),
    flag("InternetDisabled", { default: false }),
    text("Ip4AddressPrefix"),
    flag("SkipAddressFreeCheck", { default: false }),
    flag("SkipDnsCheck", { default: false }),
    section("Proxy", text("Http"), text("Https"), texts("No", { commas: true })),
  ),
  section(
    "User",
    flag("AcceptEula"),
    flag("AcceptOptionalTelemetry", kept),
    section("VolumeLicense", text("EnrollmentID", kept), text("PartNumber", kept)),
    flag("AcceptGpuWarning", kept),
  ),
  list(
    "Machines",
    256,
    text("ArcHybridComputeMachineId", kept),
    section("NetworkConnection", text("AdapterName"), integer("Mtu", { default: 0 })),
    section(
      "LinuxNode",
      flag("ControlPlane"),
      ...SIZE_KEYS,
      integer("DataSizeInGB"),
      integer("LogSizeInGB"),
      ...NODE_KEYS,
      flag("TpmPassthrough", kept),
      anything("MemoryHugePages"),
      anything("GpuPassthrough"),
      list(
        "SecondaryNetworks",
        64,
        text("VMSwitchName"),
        text("Ip4Address"),
        text("Ip4GatewayAddress"),
        integer("Ip4PrefixLength"),
      ),
    ),
    section("WindowsNode", ...SIZE_KEYS, ...NODE_KEYS),
  ),
];
