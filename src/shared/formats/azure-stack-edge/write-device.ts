import { isJsonObject, jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import { findRecord } from "#shared/model/project";
import { mergeKept, orderKeys } from "../keys/merge-kept.ts";
import { noteOlderEdition } from "../older-edition.ts";
import { ROOT_KEYS } from "./device-keys.ts";
import { childrenOf, type Device } from "./find-device.ts";
import { LISTS } from "./parts.ts";
import { writeInterfaces } from "./write-interfaces.ts";
import { writeNetworks } from "./write-networks.ts";
import { writeSwitches } from "./write-switches.ts";
import type { Writing } from "./writing.ts";

/** The configuration as `Set-DeviceConfiguration` takes it, with the kept keys in their places. */
export function writeDevice(writing: Writing, device: Device, kept: JsonObject): JsonObject {
  coverWhatTheDeviceMakes(writing, device);
  const { device: keptDevice, ...others } = kept;
  const own = isJsonObject(keptDevice) ? keptDevice : {};
  const ownNetwork = isJsonObject(own["network"]) ? own["network"] : {};
  const named = (list: (typeof LISTS)[number]): JsonObject => {
    const part = ownNetwork[list];
    return isJsonObject(part) ? part : {};
  };
  const plain = Object.entries(ownNetwork).filter(([key]) => !LISTS.some((name) => name === key));
  const base: JsonObject = {
    device: {
      network: {
        interfaces: writeInterfaces(writing, device, named("interfaces")),
        vSwitches: writeSwitches(writing, device, named("vSwitches")),
        virtualNetworks: writeNetworks(writing, device, named("virtualNetworks")),
      },
      webProxy: writeProxy(writing, device),
    },
  };
  const rest = { ...others, device: { ...own, network: Object.fromEntries(plain) } };
  return orderKeys(withWholeProxy(mergeKept(base, rest, "", writing.notes)), ROOT_KEYS);
}

/** The declaration of the proxy names all of its keys, as the device prints it. */
function withWholeProxy(root: JsonObject): JsonObject {
  const device = isJsonObject(root["device"]) ? root["device"] : {};
  const said = isJsonObject(device["webProxy"]) ? device["webProxy"] : {};
  const webProxy = { authentication: "None", username: null, password: null, ...said };
  return { ...root, device: { ...device, webProxy } };
}

function writeProxy({ project, log, notes }: Writing, { site }: Device): JsonObject {
  const named = site && log.text(site, "infrastructureProxy");
  const proxies = site ? childrenOf(project, site.id, "proxy") : [];
  const proxy =
    findRecord(project, "elements", named ?? "") ?? (proxies.length === 1 ? proxies[0] : undefined);
  const uri: Json = (proxy && (log.text(proxy, "http") ?? log.text(proxy, "https"))) ?? null;
  if (typeof uri === "string" && /^https:/i.test(uri)) {
    notes.warning(
      "export-fill-in",
      proxy?.name ?? "",
      "The web proxy of the device speaks http; the design names an https address.",
    );
  }
  return { isEnabled: uri !== null, connectionURI: uri };
}

/** Roles, internal switch, NAT and VMs follow from the device; they need no key of their own. */
function coverWhatTheDeviceMakes(
  { project, log, notes }: Writing,
  { site, hosts, cluster }: Device,
): void {
  if (site) {
    log.covers(site, "profile", "variant", "lifecycle");
    noteOlderEdition(log, site, notes);
  }
  for (const host of hosts) {
    log.covers(host, "role", "os", "computeRole", "hostCluster", "addressing");
    const pair = findRecord(project, "elements", jsonText(host.fields["hostCluster"]));
    if (pair) log.covers(pair, "product");
    for (const nat of childrenOf(project, host.id, "nat")) log.covers(nat);
    for (const node of childrenOf(project, host.id, "nodeVm")) {
      log.covers(node, "os", "role", "cluster");
      for (const vnic of childrenOf(project, node.id, "vnic")) log.covers(vnic, "ipSource");
    }
  }
  if (!cluster) return;
  log.covers(cluster, "plugin", "components", "controlPlaneCount", "extraSettings");
  for (const balancer of childrenOf(project, cluster.id, "loadBalancer"))
    log.covers(balancer, "product", "fronts");
}
