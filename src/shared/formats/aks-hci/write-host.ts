import { parseInterfaceAddress } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import type { Command } from "./command.ts";
import type { HciSite } from "./find-sites.ts";
import { keptParameters, readKept } from "./kept.ts";
import type { Writing } from "./writing.ts";

const PROXY = "proxySettings";

/** The settings of the proxy that the set-up uses for everything. */
export function writeProxy({ log }: Writing, proxy: ElementRecord): Command {
  const no = log.value(proxy, "no");
  return {
    variable: PROXY,
    cmdlet: "New-AksHciProxySetting",
    parameters: [
      ["name", proxy.name],
      ["http", log.value(proxy, "http")],
      ["https", log.value(proxy, "https")],
      ["noProxy", Array.isArray(no) ? no.join(",") : no],
    ],
  };
}

/** The folders that the command asks for; a network design does not hold them. */
const FOLDERS = ["imageDir", "workingDir", "cloudConfigLocation"] as const;

/** The configuration of the AKS host. */
export function writeHost(
  writing: Writing,
  { isStatic, clusters, proxy }: HciSite,
  hostCluster: ElementRecord,
  network: string | undefined,
  hasProxy: boolean,
): Command {
  const { log, notes } = writing;
  const kept = readKept(writing, hostCluster, ["Set-AksHciConfig"])["Set-AksHciConfig"] ?? {};
  const cidr = log.text(hostCluster, "cloudServiceCidr");
  const addressing = log.text(hostCluster, "nodeAddressing");
  const isLeased = addressing === "dhcp";
  const missing = FOLDERS.filter((key) => kept[key] === undefined);
  if (missing.length > 0)
    notes.info(
      "export-fill-in",
      hostCluster.name,
      `The design does not hold ${missing.map((key) => `-${key}`).join(", ")}; fill in the folders on the cluster shared volume.`,
    );
  if (isLeased && cidr !== undefined)
    notes.warning(
      "export-left-out",
      hostCluster.name,
      `The servers lease their addresses, so that ${cidr} is not written as -cloudServiceCidr.`,
    );
  else if (!isLeased && cidr === undefined && (isStatic || addressing === "static"))
    notes.warning(
      "export-fill-in",
      hostCluster.name,
      "Servers with static addresses need -cloudServiceCidr, and the design gives none.",
    );
  else if (cidr !== undefined && !parseInterfaceAddress(cidr).ok)
    notes.warning(
      "export-as-typed",
      hostCluster.name,
      `${JSON.stringify(cidr)} is no address with its length; it is written as it stands.`,
    );
  for (const cluster of clusters) {
    const own = log.text(cluster, "proxy");
    if (own !== undefined && own !== proxy?.id)
      notes.warning(
        "export-left-out",
        cluster.name,
        "All clusters use the proxy of the AKS host; another one is not written.",
      );
  }
  return {
    cmdlet: "Set-AksHciConfig",
    parameters: [
      ["vnet", network === undefined ? undefined : { variable: network }],
      ["cloudServiceCidr", isLeased ? undefined : cidr],
      ["proxySettings", hasProxy ? { variable: PROXY } : undefined],
      ...keptParameters(writing, hostCluster, "Set-AksHciConfig", kept),
    ],
  };
}
