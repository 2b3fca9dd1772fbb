import {
  parseInterfaceAddress,
  formatPrefix,
  parsePrefix,
  prefixContains,
  type ParsedPrefix,
} from "#shared/address/prefix";
import { parseIpv4 } from "#shared/address/ipv4";
import type { IdSource } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import { startDesign } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import { given } from "../keys/given.ts";
import { isTooLong, printKept } from "../keys/kept-settings.ts";
import type { NoteSink } from "../notes.ts";
import { addClusters } from "./build-clusters.ts";
import { addNetworks, networkName, type DrawnNetwork } from "./build-networks.ts";
import type { Building } from "./building.ts";
import { elementName } from "./element-name.ts";
import type { HciSettings, HostSettings, NetworkSettings } from "./settings.ts";

/** Draws the site that the settings describe, and lists what they leave to other files or people. */
export function buildDesign(
  settings: HciSettings,
  name: string,
  ids: IdSource,
  notes: NoteSink,
): { readonly project: Project; readonly leaves: readonly string[] } {
  const design = startDesign(name);
  const leaves: string[] = [];
  const proxy = settings.host?.proxy && { ...settings.host.proxy, id: ids("proxy") };
  const site = design.add("site", ids("site"), null, "Site", {
    profile: "HCI",
    variant: settings.isStatic ? "static" : "dhcp",
    edition: newestEdition("HCI"),
    lifecycle: "draft",
    ...given({ infrastructureProxy: proxy?.id }),
  });
  let router: string | undefined;
  const building: Building = {
    design,
    ids,
    site,
    settings,
    router: () => (router ??= addRouter(design, ids, site)),
    keep: (parts, path) => keepText(parts, path, notes),
    leave: (element, field) => void leaves.push(`${element}.${field}`),
  };
  const drawn = addNetworks(building, inOrder(settings));
  if (proxy) {
    const { id, name: proxyName, http, https, no } = proxy;
    design.add("proxy", id, site, elementName(proxyName, "proxy"), given({ http, https, no }));
  }
  if (settings.host) addHostCluster(building, settings.host, drawn);
  if (settings.hostNetwork ?? settings.host) {
    const network = settings.hostNetwork && drawn.get(settings.hostNetwork)?.vnet;
    design.add("aksHost", ids("aks-host"), site, "aks-host", given({ network }));
  }
  addClusters(building, drawn);
  return { project: design.project, leaves };
}

function keepText(
  parts: Readonly<Record<string, JsonObject>>,
  path: string,
  notes: NoteSink,
): string {
  const text = printKept(parts);
  if (!isTooLong(text)) return text;
  notes.warning(
    "schema-extra-too-long",
    path,
    "The parameters without a place in the drawing are too long to keep; they are left out, and an export will not write them.",
  );
  return "";
}

/** That of the AKS host first, the others by name: the order in which an export writes them. */
function inOrder({ networks, hostNetwork }: HciSettings): NetworkSettings[] {
  const others = networks.filter((network) => network !== hostNetwork);
  others.sort((a, b) => compareNatural(networkName(a), networkName(b)));
  return hostNetwork ? [hostNetwork, ...others] : others;
}

function addRouter(design: Building["design"], ids: IdSource, site: string): string {
  const internet = design.add("externalEndpoint", ids("internet"), null, "Internet", {
    role: "internet",
  });
  const router = design.add("router", ids("router"), site, "router", {
    role: "router",
    forwards: true,
  });
  design.join(router, internet);
  return router;
}

/** The servers as a whole: how many they are the texts do not say. */
function addHostCluster(
  building: Building,
  { path, cloudServiceCidr, kept }: HostSettings,
  drawn: ReadonlyMap<NetworkSettings, DrawnNetwork>,
): void {
  const { design, ids, site, settings, leave, keep } = building;
  const isStatic = cloudServiceCidr !== undefined || settings.isStatic;
  const id = design.add(
    "hostCluster",
    ids("servers"),
    site,
    "servers",
    given({
      nodeAddressing: isStatic ? "static" : undefined,
      cloudServiceCidr,
      extraSettings: keep({ "Set-AksHciConfig": kept }, path),
    }),
  );
  if (settings.isPart && cloudServiceCidr === undefined) leave(id, "cloudServiceCidr");
  const address = parseInterfaceAddress(cloudServiceCidr ?? "");
  if (address.ok) design.join(id, segmentOf(building, address.value, drawn));
}

/** The segment that the address of the cloud agent lies in, drawn when no network has it. */
function segmentOf(
  { design, ids, site }: Building,
  { address, prefix }: ParsedPrefix,
  drawn: ReadonlyMap<NetworkSettings, DrawnNetwork>,
): string {
  for (const [network, { segment }] of drawn) {
    const own = parsePrefix(network.prefix ?? "");
    const vip = parseIpv4(network.vipPool?.start ?? "");
    const isNear = own.ok
      ? prefixContains(own.value.prefix, address)
      : vip.ok && prefixContains(prefix, vip.value);
    if (isNear) return segment;
  }
  return design.add("segment", ids("net"), site, "servers-net", {
    mode: "physical",
    prefix: formatPrefix(prefix),
  });
}
