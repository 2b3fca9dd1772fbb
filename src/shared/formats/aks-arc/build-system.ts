import { parseIpv4 } from "#shared/address/ipv4";
import { formatInterfaceAddress, parsePrefix } from "#shared/address/prefix";
import { given } from "../keys/given.ts";
import type { Around } from "./build-design.ts";
import { addLan } from "./build-network.ts";
import { elementName } from "./element-name.ts";
import type { IntentSettings, LanSettings, ServerSettings, SystemSettings } from "./settings.ts";

/** Draws an Azure Local system: host cluster, servers with their adapters, and their networks. */
export function addSystem(around: Around, system: SystemSettings): void {
  const { design, ids, site } = around;
  const management = system.management && addLanWithRange(around, system.management);
  const storage = system.storage.map(({ adapter, lan }) => {
    return { adapter, segment: addLanWithRange(around, lan) };
  });
  for (const lan of system.others) addLanWithRange(around, lan);
  if (system.servers.length === 0 && system.name === undefined) return;
  const cluster = design.add(
    "hostCluster",
    ids("hosts"),
    site,
    elementName(system.name, "local-cluster"),
    {
      product: "azureStackHci",
      nodeAddressing: system.isLeased === true ? "dhcp" : "static",
      ...given({ clusterResourceIp: system.clusterIp }),
    },
  );
  if (management !== undefined) design.join(cluster, management);
  for (const [i, server] of system.servers.entries())
    addServer(around, system, server, { cluster, management, storage, position: i });
}

interface Place {
  readonly cluster: string;
  readonly management: string | undefined;
  readonly storage: readonly { readonly adapter?: string | undefined; readonly segment: string }[];
  readonly position: number;
}

function addServer(
  around: Around,
  system: SystemSettings,
  server: ServerSettings,
  { cluster, management, storage, position }: Place,
): void {
  const { design, ids, site } = around;
  const host = design.add(
    "host",
    ids("host"),
    site,
    elementName(server.name, `node-${position + 1}`),
    { addressing: system.isLeased === true ? "dhcp" : "static", hostCluster: cluster },
  );
  const port = (name: string, fields: Parameters<typeof given>[0], segment?: string): string => {
    const id = design.add("physicalPort", ids("port"), host, elementName(name, "port"), {
      media: "wired",
      ...given(fields),
    });
    if (segment !== undefined) design.join(id, segment);
    return id;
  };
  const leading = system.intents.find(({ isManagement }) => isManagement);
  const address = interfaceAddress(server.address, system.management);
  // One of the teamed adapters carries the address; the drawing has no team of both.
  const [first = "mgmt", ...rest] = leading?.adapters ?? [];
  port(
    first,
    {
      ipMode: address === undefined ? "none" : system.isLeased === true ? "dhcp" : "static",
      address,
      gateway: system.management?.gateway,
      vlan: system.management?.vlan,
      mtu: leading?.mtu,
    },
    management,
  );
  for (const name of rest) port(name, { ipMode: "none", mtu: leading?.mtu });
  const others: readonly IntentSettings[] = system.intents.filter((each) => each !== leading);
  for (const { adapters, mtu } of others) {
    for (const name of adapters) {
      const own = storage.find(({ adapter }) => adapter === name);
      port(name, { ipMode: "none", mtu }, own?.segment);
    }
  }
}

function interfaceAddress(
  address: string | undefined,
  lan: LanSettings | undefined,
): string | undefined {
  const [one, prefix] = [parseIpv4(address ?? ""), parsePrefix(lan?.prefix ?? "")];
  if (!one.ok || !prefix.ok) return address;
  return formatInterfaceAddress(one.value, prefix.value.prefix.length);
}

function addLanWithRange(around: Around, lan: LanSettings): string {
  const segment = addLan(around, lan);
  if (lan.range) {
    const { name, start, end } = lan.range;
    around.design.add("addressPool", around.ids("range"), segment, elementName(name, "range"), {
      role: "reserved",
      ...given({ start, end }),
    });
  }
  return segment;
}
