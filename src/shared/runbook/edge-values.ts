import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import type { Prefix } from "#shared/address/prefix";
import { parseProxyUrl, type ProxyUrl } from "#shared/address/proxy-url";
import { intersectRanges, type Range } from "#shared/address/range";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix, type NetworkId } from "#shared/facts/networks";
import { poolRange, poolsOf } from "#shared/facts/pools";
import {
  readInterface,
  readIpv4,
  readIpv4List,
  readList,
  readText,
  valueOf,
} from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { ClusterNode, Deployment, Machine } from "./deployment.ts";

// What the sections for AKS Edge Essentials ask of a design, each in one place.

/** The endpoint of the cluster, where it is drawn. */
export function endpointOf(facts: Facts, { cluster }: Deployment): ElementRecord | undefined {
  return childrenOf(facts, cluster.id, "controlPlaneEndpoint")[0];
}

/** The service range of the cluster, where it is drawn. */
export function serviceRangeOf(facts: Facts, { cluster }: Deployment): ElementRecord | undefined {
  return poolsOf(facts, cluster.id, "eeService")[0];
}

export function serviceAddresses(facts: Facts, deployment: Deployment): Range | undefined {
  const pool = serviceRangeOf(facts, deployment);
  return pool && valueOf(poolRange(facts, pool));
}

/** The first adapter of a node: the one that the deployment gives its address to. */
export function mainAdapter(node: ClusterNode): ElementRecord | undefined {
  return node.adapters[0];
}

/** The address of an adapter or endpoint as text, or undefined when it has none that can be read. */
export function addressText(facts: Facts, element: ElementRecord | undefined): string | undefined {
  const address = element && valueOf(readIpv4(facts, element, "address"));
  return address === undefined ? undefined : formatIpv4(address);
}

/** The network that the nodes meet on. */
export function nodeNetwork(facts: Facts, { machines }: Deployment): NetworkId | undefined {
  for (const node of machines.flatMap(({ nodes }) => nodes)) {
    const adapter = mainAdapter(node);
    const network = adapter && networkOf(facts, adapter.id);
    if (network !== undefined) return network;
  }
  return undefined;
}

export function nodePrefix(facts: Facts, deployment: Deployment): Prefix | undefined {
  const network = nodeNetwork(facts, deployment);
  return network === undefined ? undefined : networkPrefix(facts, network);
}

/** The gateway of the network that the nodes meet on. */
export function nodeGateway(facts: Facts, deployment: Deployment): Ipv4 | undefined {
  const network = nodeNetwork(facts, deployment);
  const element = network === undefined ? undefined : elementOf(facts, network);
  return element && valueOf(readIpv4(facts, element, "gateway"));
}

/** DNS servers in effect, and who names them: the cluster, else the Windows host (catalogue 5.1). */
export interface DnsServers {
  readonly addresses: readonly string[];
  readonly from?: ElementRecord;
  readonly isFallback: boolean;
}

export function dnsServers({ cluster }: Deployment, machine?: Machine): DnsServers {
  const own = addressList(cluster, "dnsServers");
  if (own.length > 0) return { addresses: own, from: cluster, isFallback: false };
  const host = machine?.host;
  if (!host) return { addresses: [], isFallback: true };
  return { addresses: addressList(host, "dnsServers"), from: host, isFallback: true };
}

/** The addresses of a list field that can be read. */
export function addressList(element: ElementRecord, field: string): string[] {
  return readIpv4List(element, field).flatMap((reading) =>
    reading.state === "ok" ? [formatIpv4(reading.value)] : [],
  );
}

/** The proxy that the cluster names. */
export function proxyOf(facts: Facts, { cluster }: Deployment): ElementRecord | undefined {
  const id = cluster.fields["proxy"];
  return typeof id === "string" ? elementOf(facts, id) : undefined;
}

/** Host and port of each proxy URL that can be read, each once. */
export function proxyServers(
  facts: Facts,
  proxy: ElementRecord,
): { readonly field: string; readonly url: ProxyUrl }[] {
  const found = ["http", "https"].flatMap((field) => {
    const parsed = parseProxyUrl(readText(facts, proxy, field));
    return parsed.ok ? [{ field, url: parsed.value }] : [];
  });
  const [first, second] = found;
  const same =
    first && second && first.url.host === second.url.host && first.url.port === second.url.port;
  return same ? [first] : found;
}

/** The entries of the proxy's exception list that are text. */
export function proxyExceptions(proxy: ElementRecord): string[] {
  return readList(proxy, "no", (text) => ({ ok: true, value: text })).flatMap((reading) =>
    reading.state === "ok" && reading.text.trim() !== "" ? [reading.text] : [],
  );
}

/** The address of a machine for reaching it from others, and the adapter or port that has it. */
export function hostAddress(
  facts: Facts,
  machine: Machine,
): { readonly text: string; readonly from: ElementRecord } | undefined {
  for (const from of machine.adapters) {
    const text = addressText(facts, from);
    if (text !== undefined) return { text, from };
  }
  return portAddress(facts, machine);
}

/** The address on the physical side of a machine. */
export function portAddress(
  facts: Facts,
  machine: Machine,
): { readonly text: string; readonly from: ElementRecord } | undefined {
  for (const from of machine.ports) {
    const address = valueOf(readInterface(facts, from, "address"));
    if (address) return { text: formatIpv4(address.address), from };
  }
  return undefined;
}

/** The addresses of a range one by one; no more than `most`. */
export function spelledOut(range: Range, most: number): string[] {
  const shown = intersectRanges(range, { start: range.start, end: range.start + most - 1 });
  if (!shown) return [];
  return Array.from({ length: shown.end - shown.start + 1 }, (_, i) => formatIpv4(shown.start + i));
}
