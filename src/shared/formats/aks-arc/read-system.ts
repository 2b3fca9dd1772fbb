import { parseIpv4 } from "#shared/address/ipv4";
import { formatPrefix, maskOf, prefixOf } from "#shared/address/prefix";
import type { JsonObject } from "#shared/kernel/json";
import { readSection, type Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import type { ArcSettings, IntentSettings, LanSettings } from "./settings.ts";
import { SYSTEM_KEYS } from "./system-keys.ts";

/** Parameters of an Azure Local deployment. What is not about the network is named and left out. */
export function readSystem(values: JsonObject, notes: NoteSink): ArcSettings {
  const known = new Set(SYSTEM_KEYS.map(({ key }) => key.toLowerCase()));
  const isOwn = ([key]: readonly [string, unknown]): boolean => known.has(key.toLowerCase());
  const entries = Object.entries(values);
  reportOthers(
    entries.filter((entry) => !isOwn(entry)).map(([key]) => key),
    notes,
  );
  const file = readSection(SYSTEM_KEYS, Object.fromEntries(entries.filter(isOwn)), "", notes);
  const intents = file.list("intentList").map(readIntent);
  reportMixedSizes(intents, file.pathOf("intentList"), notes);
  return {
    networks: [],
    clusters: [],
    balancers: [],
    system: {
      name: file.text("clusterName"),
      isLeased: file.flag("useDhcp"),
      servers: file
        .list("physicalNodesSettings")
        .map((server) => ({ name: server.text("name"), address: server.text("ipv4Address") })),
      intents,
      management: readManagement(file),
      storage: file.list("storageNetworkList").map((storage, i) => ({
        adapter: storage.text("networkAdapterName"),
        lan: { name: storage.text("name") ?? `storage-${i + 1}`, vlan: storage.integer("vlanId") },
      })),
      others: [],
    },
  };
}

function readIntent(intent: Section, position: number): IntentSettings {
  const traffic = intent.texts("trafficType") ?? [];
  const frame = intent.section("adapterPropertyOverrides").integer("jumboPacket");
  return {
    name: intent.text("name") ?? `intent-${position + 1}`,
    isManagement: traffic.includes("Management"),
    isCompute: traffic.includes("Compute"),
    adapters: intent.texts("adapter") ?? [],
    // The property of the adapter counts the 14 bytes of the Ethernet header, the MTU does not.
    mtu: frame === 1514 || frame === 9014 ? frame - 14 : frame,
  };
}

function reportMixedSizes(intents: readonly IntentSettings[], path: string, notes: NoteSink): void {
  const sizes = new Set(intents.map(({ mtu }) => mtu).filter((mtu) => mtu !== undefined));
  if (sizes.size < 2) return;
  notes.info(
    "mtu-mixed",
    path,
    `The intents use packets of ${[...sizes].join(" and ")} bytes. That is right as long as no path crosses from one to the other.`,
  );
}

function readManagement(file: Section): LanSettings {
  const start = file.text("startingIPAddress");
  const end = file.text("endingIPAddress");
  const gateway = file.text("defaultGateway");
  return {
    name: "management",
    gateway,
    prefix: prefixAround(gateway ?? start, file.text("subnetMask")),
    dnsServers: file.texts("dnsServers"),
    range:
      start === undefined && end === undefined ? undefined : { name: "infra-pool", start, end },
  };
}

/** The prefix of an address and a mask such as 255.255.255.0; undefined where they make none. */
function prefixAround(address: string | undefined, mask: string | undefined): string | undefined {
  const [one, bits] = [parseIpv4(address ?? ""), parseIpv4(mask ?? "")];
  if (!one.ok || !bits.ok) return undefined;
  for (let length = 0; length <= 32; length++)
    if (maskOf(length) === bits.value) return formatPrefix(prefixOf(one.value, length));
  return undefined;
}

function reportOthers(names: readonly string[], notes: NoteSink): void {
  if (names.length === 0) return;
  const list = names.slice(0, 80).join(", ");
  notes.info("not-drawn", "", `Not about the network and therefore left out: ${list}.`);
}
