import { parseIpv4 } from "#shared/address/ipv4";
import {
  formatInterfaceAddress,
  formatPrefix,
  parsePrefix,
  prefixContains,
  type Prefix,
} from "#shared/address/prefix";
import type { Json } from "#shared/kernel/json";
import { given } from "../keys/given.ts";
import type { Building } from "./building.ts";
import { elementName } from "./element-name.ts";
import type { NetworkSettings, Pool } from "./settings.ts";

/** A segment that was drawn, and what it carries. */
interface Drawn {
  readonly id: string;
  readonly prefix: Prefix | undefined;
  readonly vlan: string;
  readonly switchName: string;
}

/** The ids of what was drawn for a network. */
export interface DrawnNetwork {
  readonly vnet: string;
  readonly segment: string;
}

/** Draws each network with the segment under it, and what leases or routes there. */
export function addNetworks(
  building: Building,
  networks: readonly NetworkSettings[],
): Map<NetworkSettings, DrawnNetwork> {
  const segments: Drawn[] = [];
  return new Map(
    networks.map((network) => {
      const segment = segmentFor(building, network, segments);
      const vnet = addVnet(building, network);
      building.design.join(vnet, segment);
      return [network, { vnet, segment }];
    }),
  );
}

function addVnet(
  { design, ids, site, settings, leave }: Building,
  network: NetworkSettings,
): string {
  const fields: Readonly<Record<string, Json | undefined>> = {
    addressPrefix: network.prefix,
    gateway: network.gateway,
    dnsServers: network.dnsServers,
    nodeVmPool: poolField(network.nodePool),
    vipPool: poolField(network.vipPool),
    vlan: network.vlan,
    switchName: network.switchName,
  };
  const id = design.add("vnet", ids("vnet"), site, networkName(network), given(fields));
  if (settings.isPart)
    for (const [field, value] of Object.entries(fields)) if (value === undefined) leave(id, field);
  return id;
}

export function networkName({ name }: NetworkSettings): string {
  return elementName(name, "vnet");
}

function poolField(pool: Pool | undefined): Json | undefined {
  return pool && [`${pool.start}-${pool.end}`];
}

/** Networks with one prefix and VLAN share a segment; without a prefix the switch decides. */
function segmentFor(building: Building, network: NetworkSettings, segments: Drawn[]): string {
  const parsed = parsePrefix(network.prefix ?? "");
  const prefix = parsed.ok ? parsed.value.prefix : undefined;
  const vlan = String(network.vlan ?? 0);
  const switchName = network.switchName ?? "";
  const same = segments.find(
    (each) =>
      each.vlan === vlan &&
      (prefix && each.prefix
        ? formatPrefix(prefix) === formatPrefix(each.prefix)
        : !prefix && !each.prefix && each.switchName === switchName),
  );
  if (same) return same.id;
  const { design, ids, site } = building;
  const id = design.add("segment", ids("net"), site, `${networkName(network)}-net`.slice(0, 200), {
    mode: "physical",
    ...given({
      prefix: prefix ? formatPrefix(prefix) : network.prefix,
      gateway: network.gateway,
      vlan: network.vlan,
    }),
  });
  segments.push({ id, prefix, vlan, switchName });
  if (isLeased(network)) addScope(building, id);
  else addRouter(building, id, network, prefix);
  addServers(building, id, network, prefix);
  return id;
}

function isLeased({ prefix, gateway, nodePool, dnsServers }: NetworkSettings): boolean {
  return (prefix ?? gateway ?? nodePool ?? dnsServers) === undefined;
}

/** Somebody leases the addresses of the nodes; from which range, the text does not say. */
function addScope({ design, ids, site, leave }: Building, segment: string): void {
  const server = design.add("dhcpServer", ids("dhcp"), site, "dhcp");
  design.join(server, segment);
  const scope = design.add("dhcpScope", ids("scope"), server, "node-scope", { segment });
  for (const field of ["range", "optionDns", "optionRouter"]) leave(scope, field);
}

function addRouter(
  { design, ids, router }: Building,
  segment: string,
  { gateway }: NetworkSettings,
  prefix: Prefix | undefined,
): void {
  const parsed = parseIpv4(gateway ?? "");
  const address =
    parsed.ok && prefix ? formatInterfaceAddress(parsed.value, prefix.length) : gateway;
  const leg = design.add("routerInterface", ids("if"), router(), "node-net", given({ address }));
  design.join(leg, segment);
}

/** DNS servers that stand on the segment. A router that answers names itself is drawn already. */
function addServers(
  { design, ids, site }: Building,
  segment: string,
  { dnsServers = [], gateway }: NetworkSettings,
  prefix: Prefix | undefined,
): void {
  for (const text of new Set(dnsServers)) {
    const address = parseIpv4(text);
    if (!prefix || text === gateway || !address.ok || !prefixContains(prefix, address.value))
      continue;
    const dns = design.add("dnsServer", ids("dns"), site, `dns-${text}`, { address: text });
    design.join(dns, segment);
  }
}
