import {
  anything,
  flag,
  integer,
  list,
  section,
  text,
  texts,
  type KeyDef,
} from "../keys/key-def.ts";

const kept = { kept: true } as const;
const secret = { secret: true } as const;

const POOL_KEYS: readonly KeyDef[] = [text("name"), text("ipAddressRange")];

/**
 * What a device configuration holds, as `Get-DeviceConfiguration | To-json` prints it. Source: "Use
 * a config file to deploy an Azure Stack Edge device" (September 2023). Entries of the three lists
 * of the network are known by name, so what is kept of them is kept by name too.
 */
export const INTERFACE_KEYS: readonly KeyDef[] = [
  text("name"),
  text("nodeName"),
  text("nodeId", kept),
  flag("isDhcpEnabled"),
  section("iPv4", text("address"), text("subnetMask"), text("gateway")),
  anything("iPv6"),
  texts("dnsServerAddresses"),
  text("dnsSuffix", kept),
  anything("routes"),
  text("ipConfigType", kept),
];

export const SWITCH_KEYS: readonly KeyDef[] = [
  text("name"),
  text("interfaceName"),
  flag("enabledForCompute"),
  flag("enabledForStorage", kept),
  flag("enabledForMgmt", kept),
  flag("supportsAcceleratedNetworking", kept),
  flag("enableEmbeddedTeaming", kept),
  list("ipAddressPools", 16, ...POOL_KEYS),
  integer("mtu"),
];

export const VIRTUAL_NETWORK_KEYS: readonly KeyDef[] = [
  text("name"),
  text("vSwitchName", kept),
  integer("vlanId"),
  text("subnetMask"),
  text("gateway"),
  text("network"),
  flag("enabledForKubernetes", kept),
  list("ipAddressPools", 16, ...POOL_KEYS),
];

const PROXY_KEYS: readonly KeyDef[] = [
  flag("isEnabled"),
  text("connectionURI"),
  text("authentication", { ...kept, default: "None" }),
  text("username", kept),
  text("password", { ...kept, ...secret }),
];

const DEVICE_KEYS: readonly KeyDef[] = [
  anything("deviceInfo"),
  anything("deviceEndpoint"),
  anything("password", secret),
  anything("certificates", secret),
  anything("encryptionAtRestKeys", secret),
  section(
    "network",
    text("dhcpPolicy", kept),
    list("interfaces", 64, ...INTERFACE_KEYS),
    list("vSwitches", 64, ...SWITCH_KEYS),
    list("virtualNetworks", 256, ...VIRTUAL_NETWORK_KEYS),
  ),
  anything("time"),
  anything("update"),
  section("webProxy", ...PROXY_KEYS),
  anything("vip"),
  anything("logConsent"),
  anything("activation", secret),
];

/** The whole file: the configuration is under one key. */
export const ROOT_KEYS: readonly KeyDef[] = [section("device", ...DEVICE_KEYS)];

const ROUTE_KEYS: readonly KeyDef[] = [
  text("InterfaceAlias"),
  text("DestinationPrefix"),
  text("NextHop"),
  integer("RouteMetric"),
];

const SUBNET_KEYS: readonly KeyDef[] = [text("PodSubnet"), text("ServiceSubnet")];

/** Parameters of the cmdlets of the device's PowerShell interface, which print under the same names. */
export const STEP_KEYS: readonly KeyDef[] = [
  section("subnets", ...SUBNET_KEYS),
  list("routes", 1_000, ...ROUTE_KEYS),
];

/** Names of those parameters in small letters. */
export const STEP_PARAMETERS: readonly string[] = [...SUBNET_KEYS, ...ROUTE_KEYS].map(({ key }) =>
  key.toLowerCase(),
);
