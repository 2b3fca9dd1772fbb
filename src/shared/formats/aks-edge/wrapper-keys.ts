import { anything, flag, section, text, type KeyDef } from "../keys/key-def.ts";

const kept = { kept: true } as const;
const needed = { kept: true, needed: true } as const;
const secret = { kept: true, secret: true } as const;

const AZURE = section(
  "Azure",
  text("ClusterName", kept),
  text("Location", needed),
  text("ResourceGroupName", needed),
  text("SubscriptionId", needed),
  text("TenantId", needed),
  text("SubscriptionName", kept),
  text("ServicePrincipalName", kept),
  text("CustomLocationOID", kept),
  section("Auth", text("ServicePrincipalId", kept), text("Password", secret)),
  flag("EnableWorkloadIdentity", kept),
  flag("EnableKeyManagement", kept),
  text("GatewayResourceId", kept),
  text("ConnectedMachineName", kept),
  flag("Connect", kept),
);

/** The newest schema of the wrapper. */
export const NEWEST_WRAPPER = "1.3";

/**
 * Every key of the wrapper `aide-userconfig.json`, schemas 1.2 and 1.3, in the order of the vendor's
 * sample. Source: `aide-ucschema.json`.
 */
export const WRAPPER_KEYS: readonly KeyDef[] = [
  text("SchemaVersion"),
  text("Version", { kept: true, default: "1.0" }),
  text("AksEdgeProduct"),
  text("AksEdgeProductUrl", kept),
  section("InstallOptions", text("InstallPath", kept), text("VhdxPath", kept)),
  section("VSwitch", text("Name"), text("AdapterName")),
  AZURE,
  text("AksEdgeConfigFile"),
  anything("AksEdgeConfig"),
];

export { AZURE };
