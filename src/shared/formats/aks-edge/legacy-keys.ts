import { choice, flag, integer, section, text, texts, type KeyDef } from "../keys/key-def.ts";
import { AZURE } from "./wrapper-keys.ts";

const kept = { kept: true } as const;

const VM_KEYS: readonly KeyDef[] = [
  integer("CpuCount"),
  integer("MemoryInMB"),
  text("Ip4Address"),
  text("MacAddress"),
  integer("Mtu", { default: 0 }),
];

/** The shape of 2022 (schemas 1.0 and 1.1): one file with the network inside. */
export const LEGACY_KEYS: readonly KeyDef[] = [
  text("SchemaVersion"),
  text("Version", { kept: true, default: "1.0" }),
  text("KubernetesDistribution"),
  text("AksEdgeProduct"),
  text("AksEdgeProductUrl", kept),
  section("InstallOptions", text("InstallPath", kept), text("VhdxPath", kept)),
  AZURE,
  section(
    "DeployOptions",
    flag("ControlPlane"),
    flag("Headless", { kept: true, default: false }),
    flag("JoinCluster", { kept: true, default: false }),
    choice("NetworkPlugin", ["flannel", "calico"]),
    flag("SingleMachineCluster"),
    integer("TimeoutSeconds"),
    choice("NodeType", ["Linux", "Windows", "LinuxAndWindows"]),
    flag("DisconnectedDeployment", { kept: true, default: false }),
    flag("ServerTLSBootstrap", { kept: true, default: false }),
  ),
  section("EndUser", flag("AcceptEula"), flag("AcceptOptionalTelemetry", kept)),
  section("LinuxVm", ...VM_KEYS, integer("DataSizeinGB")),
  section("WindowsVm", ...VM_KEYS),
  section(
    "Network",
    section("VSwitch", text("Name"), choice("Type", ["External", "Internal"]), text("AdapterName")),
    text("ControlPlaneEndpointIp"),
    choice("NetworkPlugin", ["flannel", "calico"]),
    text("Ip4GatewayAddress"),
    integer("Ip4PrefixLength"),
    integer("ServiceIPRangeSize"),
    text("ServiceIPRangeStart"),
    text("ServiceIPRangeEnd"),
    texts("DnsServers"),
    flag("InternetDisabled", { default: false }),
    section("Proxy", text("Http"), text("Https"), texts("No", { commas: true })),
  ),
];
