import { compareNatural } from "#shared/kernel/order";
import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import { ROOT_KEYS, STEP_KEYS, STEP_PARAMETERS } from "./device-keys.ts";
import { LISTS, type Parts } from "./parts.ts";
import { readNetwork } from "./read-address.ts";
import { readNetworks } from "./read-networks.ts";
import { primaryPort } from "./primary-port.ts";
import { portKey, readPorts } from "./read-ports.ts";
import { readRoutes } from "./read-routes.ts";
import { readSwitches } from "./read-switches.ts";
import type { DeviceSettings, PortSettings, SwitchSettings } from "./settings.ts";

/** Reads the parts of a configuration. What is wrong or has no place is said in the notes. */
export function readDevice(parts: Parts, notes: NoteSink): DeviceSettings {
  const root = readSection(ROOT_KEYS, parts.root, "", notes);
  const device = root.section("device");
  const network = device.section("network");
  const { subnets, routes } = readSteps(parts, notes);
  const interfaces = readPorts(network.list("interfaces"), notes);
  const { switches, nodePools, servicePools, ...keptSwitches } = readSwitches(
    network.list("vSwitches"),
    notes,
  );
  const networks = readNetworks(network.list("virtualNetworks"), notes);
  return {
    hasDevice: parts.hasDevice,
    nodes: nodeNames(
      device,
      interfaces.ports.map(({ node }) => node),
    ),
    ports: interfaces.ports,
    switches,
    nodePools,
    servicePools,
    networks: networks.networks,
    routes,
    ...readProxy(device.section("webProxy")),
    podSubnet: readNetwork(subnets.text("PodSubnet"), "PodSubnet", notes),
    serviceSubnet: readNetwork(subnets.text("ServiceSubnet"), "ServiceSubnet", notes),
    kept: keptByName(root, {
      interfaces: withOtherServers(interfaces, switches),
      vSwitches: keptSwitches.kept,
      virtualNetworks: networks.kept,
    }),
  };
}

function readSteps({ subnets, routes }: Parts, notes: NoteSink) {
  const ignored = new Set<string>();
  const known = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value).filter(([key]) => {
        const isKnown = STEP_PARAMETERS.includes(key.toLowerCase());
        if (!isKnown) ignored.add(key.slice(0, 60));
        return isKnown;
      }),
    );
  const value = { subnets: known(subnets), routes: routes.map(known) };
  const steps = readSection(STEP_KEYS, value, "", notes);
  if (ignored.size > 0) {
    const names = [...ignored].slice(0, 20).join(", ");
    notes.info("console-ignored", "", `The design has no place for these properties: ${names}.`);
  }
  return { subnets: steps.section("subnets"), routes: readRoutes(steps.list("routes"), notes) };
}

function readProxy(section: Section): { proxy?: string } {
  const uri = section.text("connectionURI");
  return uri !== undefined && section.flag("isEnabled") !== false ? { proxy: uri } : {};
}

/** The names of the devices: those that the file lists, and those that its interfaces name. */
function nodeNames(device: Section, named: readonly string[]): string[] {
  const info = device.kept["deviceInfo"];
  const nodes: Json = isJsonObject(info) ? (info["nodes"] ?? []) : [];
  const listed = (Array.isArray(nodes) ? (nodes as readonly Json[]) : []).flatMap((node) =>
    isJsonObject(node) && typeof node["name"] === "string" ? [node["name"].trim()] : [],
  );
  return [...new Set([...listed, ...named])]
    .filter((name) => name !== "")
    .slice(0, 16)
    .sort(compareNatural);
}

/** Puts what is kept of named entries in the place of the lists, and a proxy that is switched off. */
function keptByName(
  root: Section,
  byName: Readonly<Record<(typeof LISTS)[number], JsonObject>>,
): JsonObject {
  const { device: keptDevice, ...others } = root.kept;
  const device = isJsonObject(keptDevice) ? keptDevice : {};
  const network = isJsonObject(device["network"]) ? device["network"] : {};
  const plain = Object.entries(network).filter(([key]) => !LISTS.some((name) => name === key));
  const named = LISTS.flatMap((name): [string, Json][] =>
    Object.keys(byName[name]).length === 0 ? [] : [[name, byName[name]]],
  );
  const proxy = root.section("device").section("webProxy");
  const uri = proxy.text("connectionURI");
  const off = uri !== undefined && proxy.flag("isEnabled") === false ? { connectionURI: uri } : {};
  const web = isJsonObject(device["webProxy"]) ? device["webProxy"] : {};
  return withoutEmpty({
    ...others,
    device: withoutEmpty({
      ...device,
      network: Object.fromEntries([...plain, ...named]),
      webProxy: { ...web, ...off },
    }),
  });
}

/** Puts the DNS servers of every port but the one that the device leaves by beside the design. */
function withOtherServers(
  { ports, kept }: ReturnType<typeof readPorts>,
  switches: readonly SwitchSettings[],
): JsonObject {
  const isCompute = (port: PortSettings): boolean =>
    switches.some((each) => each.isCompute && each.port === port.name);
  const all: Record<string, Json> = { ...kept };
  for (const own of Map.groupBy(ports, ({ node }) => node).values()) {
    const primary = primaryPort(own, isCompute);
    for (const { node, name, dnsServers } of own.filter((port) => port !== primary)) {
      if (dnsServers === undefined) continue;
      const key = portKey(node, name);
      const before = all[key];
      all[key] = { ...(isJsonObject(before) ? before : {}), dnsServerAddresses: dnsServers };
    }
  }
  return all;
}

function withoutEmpty(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, item]) => !(isJsonObject(item) && Object.keys(item).length === 0),
    ),
  );
}
