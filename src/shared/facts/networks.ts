import { parsePrefix, samePrefix, type Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, defineFact, elementOf, idsOfKind, linksOf, sameList, type Facts } from "./engine.ts";
import { settledValue } from "./field-values.ts";

/**
 * A network is one layer 2 broadcast domain (catalogue 3.0.2). It is known by the id of the element
 * that carries its prefix: a segment, or an internal virtual switch. An external switch without a
 * way to a segment is a network of its own, cut off.
 */
export type NetworkId = string;

/** The far end of the first link of a kind that begins (or ends) at the element. */
export function linkedTo(facts: Facts, id: string, linkKind: string): ElementRecord | undefined {
  const link = linksOf(facts, id).find((each) => each.kind === linkKind && each.from === id);
  return link && elementOf(facts, link.to);
}

/** The near ends of all links of a kind that lead to the element, by id of the link. */
export function linkedFrom(facts: Facts, id: string, linkKind: string): ElementRecord[] {
  return linksOf(facts, id).flatMap((link) => {
    const from = link.kind === linkKind && link.to === id ? elementOf(facts, link.from) : undefined;
    return from ? [from] : [];
  });
}

/** The network that an interface, device or switch is on; undefined when it is not connected. */
export const networkOf: (facts: Facts, id: string) => NetworkId | undefined = defineFact<
  NetworkId | undefined
>("network", (facts, id) => {
  const element = elementOf(facts, id);
  switch (element?.kind) {
    case undefined:
      return undefined;
    case "segment":
      return id;
    case "vswitch": {
      if (settledValue(facts, element, "mode") === "internal") return id;
      const uplink = linkedTo(facts, id, "uplink");
      return (uplink && networkOf(facts, uplink.id)) ?? id;
    }
    case "nicTeam":
      return firstNetwork(facts, teamMembers(facts, element));
    case "vnic": {
      const vswitch = linkedTo(facts, id, "attachment");
      return vswitch && networkOf(facts, vswitch.id);
    }
    case "loadBalancer": {
      const vswitch = linkedTo(facts, id, "attachment");
      if (vswitch) return networkOf(facts, vswitch.id);
      const cluster = clusterOf(facts, element);
      return wiredNetwork(facts, id) ?? (cluster === undefined ? undefined : networkOf(facts, cluster));
    }
    case "vnet":
    case "logicalNetwork": {
      const segment = linkedTo(facts, id, "network");
      return segment?.id;
    }
    case "nat": {
      const [inside] = linkedFrom(facts, id, "translation");
      return inside && networkOf(facts, inside.id);
    }
    case "nodeVm":
    case "host":
      return firstNetwork(facts, childrenOf(facts, id, "vnic"));
    case "cluster":
    case "aksHost": {
      const network = element.fields["network"];
      const named = typeof network === "string" ? networkOf(facts, network) : undefined;
      return named ?? firstNetwork(facts, nodesOf(facts, id));
    }
    case "addressPool":
    case "controlPlaneEndpoint":
    case "service":
      return element.parent === null ? undefined : networkOf(facts, element.parent);
    case "dhcpScope": {
      const segment = element.fields["segment"];
      return typeof segment === "string" ? networkOf(facts, segment) : undefined;
    }
    default:
      return wiredNetwork(facts, id);
  }
});

/** Follows cables from a port or device, through switches, to the segment it ends on. */
function wiredNetwork(facts: Facts, id: string): NetworkId | undefined {
  const seen = new Set([id]);
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const link of linksOf(facts, at)) {
      if (link.kind !== "cable") continue;
      const farId = link.from === at ? link.to : link.from;
      const far = elementOf(facts, farId);
      if (far?.kind === "segment") return far.id;
      if (far?.kind === "physicalSwitch" && !seen.has(farId)) {
        seen.add(farId);
        queue.push(farId);
      }
    }
  }
  return undefined;
}

/** The physical ports that name a team as theirs. */
export function teamMembers(facts: Facts, team: ElementRecord): ElementRecord[] {
  return childrenOf(facts, team.parent, "physicalPort").filter((port) => port.fields["team"] === team.id);
}

/** The cluster an element serves: the one it names, else the one it lies in. */
export function clusterOf(facts: Facts, element: ElementRecord): string | undefined {
  const named = element.fields["cluster"];
  if (typeof named === "string" && named !== "") return named;
  const parent = element.parent === null ? undefined : elementOf(facts, element.parent);
  return parent?.kind === "cluster" ? parent.id : undefined;
}

function firstNetwork(facts: Facts, elements: readonly ElementRecord[]): NetworkId | undefined {
  for (const { id } of elements) {
    const network = networkOf(facts, id);
    if (network !== undefined) return network;
  }
  return undefined;
}

/** The prefix of a network as far as it can be read; host bits are dropped. */
export const networkPrefix = defineFact<Prefix | undefined>(
  "networkPrefix",
  (facts, id) => {
    const element = elementOf(facts, id);
    if (!element) return undefined;
    const value = settledValue(facts, element, "prefix");
    const parsed = typeof value === "string" ? parsePrefix(value) : undefined;
    return parsed?.ok ? parsed.value.prefix : undefined;
  },
  (a, b) => a === b || (a !== undefined && b !== undefined && samePrefix(a, b)),
);

/** Ids of the interfaces on a network: adapters, ports, router legs and devices, by id. */
export const interfacesOn = defineFact<readonly string[]>(
  "interfaces",
  (facts, network) => {
    const found = new Set<string>();
    const seen = new Set([network]);
    const queue = [network];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const link of linksOf(facts, at)) {
        const far = elementOf(facts, link.from === at ? link.to : link.from);
        if (!far || seen.has(far.id) || !staysOnNetwork(link.kind)) continue;
        seen.add(far.id);
        if (carriesFrames(far.kind)) queue.push(far.id);
        if (!PASSIVE.has(far.kind)) found.add(far.id);
        if (far.kind === "physicalPort") {
          queue.push(far.id);
          const team = far.fields["team"];
          if (typeof team === "string" && !seen.has(team)) {
            seen.add(team);
            queue.push(team);
          }
        }
      }
    }
    return [...found].sort();
  },
  sameList,
);

const PASSIVE = new Set(["vswitch", "physicalSwitch", "segment", "nat", "nicTeam"]);

function carriesFrames(kind: string): boolean {
  return kind === "vswitch" || kind === "physicalSwitch" || kind === "nicTeam";
}

function staysOnNetwork(linkKind: string): boolean {
  return linkKind === "cable" || linkKind === "uplink" || linkKind === "attachment";
}

/** The node VMs of a cluster, by id. */
export function nodesOf(facts: Facts, cluster: string): ElementRecord[] {
  return memberIds(facts, cluster).flatMap((id) => elementOf(facts, id) ?? []);
}

const memberIds = defineFact<readonly string[]>(
  "members",
  (facts, cluster) => membersByCluster(facts, "nodeVm").get(cluster) ?? [],
  sameList,
);

const membersByCluster = defineFact<ReadonlyMap<string, readonly string[]>>(
  "membersByCluster",
  (facts, kind) => {
    const members = new Map<string, string[]>();
    for (const id of idsOfKind(facts, kind)) {
      const cluster = clusterRef(facts, id);
      if (cluster === undefined) continue;
      const list = members.get(cluster);
      if (list) list.push(id);
      else members.set(cluster, [id]);
    }
    return members;
  },
);

const clusterRef = defineFact<string | undefined>("clusterRef", (facts, id) => {
  const cluster = elementOf(facts, id)?.fields["cluster"];
  return typeof cluster === "string" && cluster !== "" ? cluster : undefined;
});
