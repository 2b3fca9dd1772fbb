import { parseDnsName } from "#shared/address/dns-name";
import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { lastHost } from "#shared/address/prefix";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { elementAddress } from "./addresses.ts";
import {
  childIds,
  defineFact,
  defineGlobalFact,
  fieldOf,
  idsOfKind,
  kindOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { clusterOf, networkOf, networkPrefix, nodesOf } from "./networks.ts";
import { referenceOf } from "./references.ts";
import type { Target } from "./walk.ts";

/** Where a flow leads: an address or the Internet, and the element that answers there, if it is drawn. */
export interface FlowEnd {
  readonly target: Target;
  readonly element: string | undefined;
}

/** Where a flow leads; more than one for a cluster of nodes. Empty when nobody can tell. */
export function flowTargets(facts: Facts, flow: string): FlowEnd[] {
  const text = fieldOf(facts, flow, "destinationAddress");
  const typed = typeof text === "string" ? parseIpv4(text) : undefined;
  const nodePort = referenceOf(facts, flow, "viaNodePort");
  const element = nodePort ?? referenceOf(facts, flow, "destination");
  if (typed?.ok) return [{ target: typed.value, element }];
  if (element !== undefined) return targetsOf(facts, element);
  const name = fieldOf(facts, flow, "destinationName");
  const parsed = typeof name === "string" ? parseDnsName(name) : undefined;
  return parsed?.ok ? targetsOfName(facts, parsed.value) : [];
}

/** The elements that send the packets of a flow: one node for each network that the nodes are on. */
export function flowSenders(facts: Facts, flow: string): string[] {
  const source = referenceOf(facts, flow, "source");
  return source === undefined ? [] : sendersOf(facts, source);
}

/** Who sends when an element talks: itself, or the nodes that its pods run on. */
export function sendersOf(facts: Facts, id: string): string[] {
  switch (kindOf(facts, id)) {
    case "cluster":
      return nodesApart(facts, id);
    case "service":
    case "workload":
    case "controlPlaneEndpoint": {
      const cluster = clusterOf(facts, id);
      return cluster === undefined ? [] : nodesApart(facts, cluster);
    }
    default:
      return [id];
  }
}

/** One node for each set of networks, so that a flow of two hundred nodes is not followed two hundred times. */
function nodesApart(facts: Facts, cluster: string): string[] {
  const byPlace = new Map<string, string>();
  for (const { id } of nodesOf(facts, cluster)) {
    const place = childIds(facts, id)
      .map((adapter) => networkOf(facts, adapter) ?? "")
      .sort()
      .join(" ");
    if (!byPlace.has(place)) byPlace.set(place, id);
  }
  return [...byPlace.values()];
}

/** The addresses at which an element answers. */
function targetsOf(facts: Facts, id: string): FlowEnd[] {
  const at = (addresses: readonly (Ipv4 | undefined)[], element = id): FlowEnd[] =>
    addresses.flatMap((target) => (target === undefined ? [] : [{ target, element }]));
  switch (kindOf(facts, id)) {
    case "externalEndpoint": {
      const own = at([elementAddress(facts, id)]);
      const role = fieldOf(facts, id, "role");
      const isWorld = role === "internet" || role === "azurePortal";
      return own.length > 0 || !isWorld ? own : [{ target: "internet", element: id }];
    }
    case "host":
    case "nodeVm":
    case "router":
      return at(childIds(facts, id).map((part) => elementAddress(facts, part)));
    case "segment": {
      const prefix = networkPrefix(facts, id);
      return at([prefix && lastHost(prefix)]);
    }
    case "service":
      return fieldOf(facts, id, "type") === "ClusterIP" ? [] : at([elementAddress(facts, id)]);
    case "workload":
      return sendersOf(facts, id).flatMap((node) => targetsOf(facts, node));
    case "cluster": {
      const endpoints = childIds(facts, id).filter(
        (part) => kindOf(facts, part) === "controlPlaneEndpoint",
      );
      const text = fieldOf(facts, id, "apiServerIp");
      const api = typeof text === "string" ? parseIpv4(text) : undefined;
      const own = [
        ...endpoints.flatMap((part) => at([elementAddress(facts, part)], part)),
        ...at([api?.ok ? api.value : undefined]),
      ];
      return own.length > 0 ? own : nodesApart(facts, id).flatMap((node) => targetsOf(facts, node));
    }
    default:
      return at([elementAddress(facts, id)]);
  }
}

/** Every record of the drawn DNS servers, by name. */
const records = defineGlobalFact<ReadonlyMap<string, Ipv4>>("dnsRecords", (facts) => {
  const found = new Map<string, Ipv4>();
  for (const server of idsOfKind(facts, "dnsServer")) {
    const rows = fieldOf(facts, server, "records");
    for (const row of Array.isArray(rows) ? rows : []) {
      const { name, address }: { name?: Json; address?: Json } = isJsonObject(row) ? row : {};
      const parsed = typeof address === "string" ? parseIpv4(address) : undefined;
      if (typeof name === "string" && parsed?.ok) found.set(name.toLowerCase(), parsed.value);
    }
  }
  return found;
});

/** Endings of names that nobody on the Internet answers for (RFC 6761, RFC 6762, RFC 8375, ICANN). */
const PRIVATE_NAME =
  /(^[^.]+|\.(local|localhost|internal|lan|home|corp|test|example|invalid|home\.arpa))$/;

function targetsOfName(facts: Facts, name: string): FlowEnd[] {
  const plain = name.toLowerCase().replace(/\.$/, "");
  const address = records(facts).get(plain);
  if (address !== undefined) return [{ target: address, element: undefined }];
  return PRIVATE_NAME.test(plain) ? [] : [{ target: "internet", element: undefined }];
}

/** The flows that each element is the source of. */
const bySource = defineGlobalFact<ReadonlyMap<string, readonly string[]>>(
  "flowsBySource",
  (facts) => {
    const found = new Map<string, string[]>();
    for (const flow of idsOfKind(facts, "flow")) {
      const source = referenceOf(facts, flow, "source");
      if (source === undefined) continue;
      const list = found.get(source);
      if (list) list.push(flow);
      else found.set(source, [flow]);
    }
    return found;
  },
);

/** The flows that a cluster or a part of it sends, whichever node carries it. */
const flowsOfCluster = defineFact<readonly string[]>(
  "flowsOfCluster",
  (facts, cluster) =>
    [cluster, ...childIds(facts, cluster)].flatMap((id) => bySource(facts).get(id) ?? []),
  sameList,
);

/** The flows that an element sends: its own and, for a node, those of its cluster. */
export const flowsFrom = defineFact<readonly string[]>(
  "flowsFrom",
  (facts, id) => {
    const cluster = kindOf(facts, id) === "nodeVm" ? clusterOf(facts, id) : undefined;
    return [
      ...(bySource(facts).get(id) ?? []),
      ...(cluster === undefined ? [] : flowsOfCluster(facts, cluster)),
    ];
  },
  sameList,
);
