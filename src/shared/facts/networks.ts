import { parsePrefix, samePrefix, type Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import {
  childIds,
  defineFact,
  defineFacts,
  elementOf,
  fieldOf,
  idsOfKind,
  kindOf,
  linksOf,
  parentOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { settledField } from "./field-values.ts";
import { referenceOf } from "./references.ts";

/**
 * A network is one layer 2 broadcast domain (catalogue 3.0.2). It is known by the id of the element
 * that carries its prefix: a segment, or an internal virtual switch. An external switch without a
 * way to a segment is a network of its own, cut off.
 */
export type NetworkId = string;

/** The far end of the first link of a kind that begins at the element. */
export function linkedTo(facts: Facts, id: string, linkKind: string): ElementRecord | undefined {
  const far = linkedId(facts, id, linkKind);
  return far === undefined ? undefined : elementOf(facts, far);
}

const firstLinked = defineFacts<string | undefined>(
  "linked",
  (facts, linkKind, id) =>
    linksOf(facts, id).find((each) => each.kind === linkKind && each.from === id)?.to,
);

/** Id of the far end of the first link of a kind that begins at the element. */
export function linkedId(facts: Facts, id: string, linkKind: string): string | undefined {
  return firstLinked(facts, linkKind, id);
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
  switch (kindOf(facts, id)) {
    case undefined:
      return undefined;
    case "segment":
      return id;
    case "vswitch": {
      if (settledField(facts, id, "mode") === "internal") return id;
      const uplink = linkedId(facts, id, "uplink");
      return (uplink === undefined ? undefined : networkOf(facts, uplink)) ?? id;
    }
    case "nicTeam":
      return firstNetwork(facts, teamMembers(facts, id));
    case "vnic": {
      const vswitch = linkedId(facts, id, "attachment");
      return vswitch === undefined ? undefined : networkOf(facts, vswitch);
    }
    case "loadBalancer": {
      const vswitch = linkedId(facts, id, "attachment");
      if (vswitch !== undefined) return networkOf(facts, vswitch);
      const cluster = clusterOf(facts, id);
      return (
        wiredNetwork(facts, id) ?? (cluster === undefined ? undefined : networkOf(facts, cluster))
      );
    }
    case "vnet":
    case "logicalNetwork":
      return linkedId(facts, id, "network");
    case "nat": {
      const inside = linksOf(facts, id).find(
        (link) => link.kind === "translation" && link.to === id,
      );
      return inside && networkOf(facts, inside.from);
    }
    case "nodeVm":
    case "host":
      return machineNetwork(facts, childIdsOf(facts, id, "vnic"));
    case "cluster":
    case "aksHost": {
      const network = referenceOf(facts, id, "network");
      const named = network === undefined ? undefined : networkOf(facts, network);
      return named ?? firstNetwork(facts, memberIds(facts, id));
    }
    case "addressPool":
    case "controlPlaneEndpoint":
    case "service": {
      const parent = parentOf(facts, id);
      return typeof parent === "string" ? networkOf(facts, parent) : undefined;
    }
    case "dhcpScope": {
      const segment = referenceOf(facts, id, "segment");
      return segment === undefined ? undefined : networkOf(facts, segment);
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
      const far = kindOf(facts, farId);
      if (far === "segment") return farId;
      if (far === "physicalSwitch" && !seen.has(farId)) {
        seen.add(farId);
        queue.push(farId);
      }
    }
  }
  return undefined;
}

function childIdsOf(facts: Facts, id: string, kind: string): string[] {
  return childIds(facts, id).filter((child) => kindOf(facts, child) === kind);
}

/** The physical ports that name a team as theirs. */
export function teamMembers(facts: Facts, team: string): string[] {
  const host = parentOf(facts, team);
  const ports = typeof host === "string" ? childIdsOf(facts, host, "physicalPort") : [];
  return ports.filter((port) => fieldOf(facts, port, "team") === team);
}

/** The cluster an element serves: the one it names, else the one it lies in. */
export function clusterOf(facts: Facts, id: string): string | undefined {
  const named = referenceOf(facts, id, "cluster");
  if (named !== undefined) return named;
  const parent = parentOf(facts, id);
  return typeof parent === "string" && kindOf(facts, parent) === "cluster" ? parent : undefined;
}

function firstNetwork(facts: Facts, ids: readonly string[]): NetworkId | undefined {
  for (const id of ids) {
    const network = networkOf(facts, id);
    if (network !== undefined) return network;
  }
  return undefined;
}

/** A machine with adapters inside and outside is known by the segment, where others meet it. */
function machineNetwork(facts: Facts, adapters: readonly string[]): NetworkId | undefined {
  const networks = adapters.flatMap((id) => networkOf(facts, id) ?? []);
  return networks.find((id) => kindOf(facts, id) === "segment") ?? networks[0];
}

/** The prefix of a network as far as it can be read; host bits are dropped. */
export const networkPrefix = defineFact<Prefix | undefined>(
  "networkPrefix",
  (facts, id) => {
    const value = settledField(facts, id, "prefix");
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
        const far = link.from === at ? link.to : link.from;
        const kind = kindOf(facts, far);
        if (kind === undefined || seen.has(far) || !staysOnNetwork(link.kind)) continue;
        seen.add(far);
        if (carriesFrames(kind)) queue.push(far);
        if (!PASSIVE.has(kind)) found.add(far);
        if (kind === "physicalPort") {
          queue.push(far);
          const team = fieldOf(facts, far, "team");
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

function clusterRef(facts: Facts, id: string): string | undefined {
  const cluster = fieldOf(facts, id, "cluster");
  return typeof cluster === "string" && cluster !== "" ? cluster : undefined;
}
