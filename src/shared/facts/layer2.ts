import { VLAN_LIMITS, MTU_LIMITS } from "#shared/kinds/shared-fields";
import type { JsonObject } from "#shared/kernel/json";
import type { ElementRecord, LinkRecord } from "#shared/model/records";
import { parseInteger } from "#shared/address/integer";
import { childrenOf, defineFact, elementOf, linksOf, sameList, type Facts } from "./engine.ts";
import { interfacesOn, linkedTo, networkOf, teamMembers, type NetworkId } from "./networks.ts";
import { readInteger, readRows } from "./readings.ts";
import { switchMode } from "./switches.ts";

/** One thing that frames pass on their way: a switch, a port, a segment. */
export interface Hop {
  readonly element: ElementRecord;
  /** The row of a physical switch that says how its port is set; absent for an ordinary port. */
  readonly port?: JsonObject;
}

/** MTU of everything that names none (catalogue, section 1). */
export const DEFAULT_MTU = 1500;

/** What frames pass from an interface to the segment it is on, nearest first; itself left out. */
export function wayToSegment(facts: Facts, id: string): readonly Hop[] {
  const element = elementOf(facts, id);
  if (element?.kind === "vnic") {
    const vswitch = linkedTo(facts, id, "attachment");
    if (!vswitch) return [];
    const uplink = switchMode(facts, vswitch) === "external" ? linkedTo(facts, vswitch.id, "uplink") : undefined;
    const [port] = uplink?.kind === "nicTeam" ? teamPorts(facts, uplink.id) : uplink ? [uplink] : [];
    return [{ element: vswitch }, ...(port ? [{ element: port }, ...wayOfCable(facts, port.id)] : [])];
  }
  return wayOfCable(facts, id);
}

function teamPorts(facts: Facts, team: string): ElementRecord[] {
  return teamMembers(facts, team).flatMap((id) => elementOf(facts, id) ?? []);
}

function wayOfCable(facts: Facts, id: string): Hop[] {
  const cameBy = new Map<string, LinkRecord | undefined>([[id, undefined]]);
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const link of linksOf(facts, at)) {
      const far = link.kind === "cable" ? elementOf(facts, farEnd(link, at)) : undefined;
      if (!far || cameBy.has(far.id)) continue;
      cameBy.set(far.id, link);
      if (far.kind === "segment") return hopsTo(facts, far, cameBy);
      if (far.kind === "physicalSwitch") queue.push(far.id);
    }
  }
  return [];
}

function hopsTo(facts: Facts, segment: ElementRecord, cameBy: ReadonlyMap<string, LinkRecord | undefined>): Hop[] {
  const hops: Hop[] = [{ element: segment }];
  for (let at = segment.id, link = cameBy.get(at); link; link = cameBy.get(at)) {
    const before = farEnd(link, at);
    for (const end of [at, before]) {
      const element = elementOf(facts, end);
      if (element?.kind !== "physicalSwitch") continue;
      const port = portFor(facts, element, link);
      // The wire to a segment is a stroke of the drawing; it has a port only where one is named.
      if (port || at !== segment.id) hops.unshift(port ? { element, port } : { element });
    }
    at = before;
  }
  return hops;
}

/** How a switch sets the port that a cable is plugged into: the row that is named after the far end. */
export function portFor(facts: Facts, physicalSwitch: ElementRecord, link: LinkRecord): JsonObject | undefined {
  const far = elementOf(facts, farEnd(link, physicalSwitch.id));
  const owner = far?.parent ? elementOf(facts, far.parent) : undefined;
  const names = [link.fields["port"], `${owner?.name} ${far?.name}`, far?.name, owner?.name].map(plainName);
  const rows = readRows(physicalSwitch, "ports");
  for (const name of names) {
    const row = name === "" ? undefined : rows.find((each) => plainName(each["name"]) === name);
    if (row) return row;
  }
  return undefined;
}

function plainName(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

function farEnd(link: LinkRecord, id: string): string {
  return link.from === id ? link.to : link.from;
}

/** The MTU of a hop, the usual one where none is given; undefined where what was given is no MTU. */
export function mtuOfHop(facts: Facts, hop: Hop): number | undefined {
  if (hop.element.kind === "physicalSwitch") {
    const value = hop.port?.["mtu"] ?? DEFAULT_MTU;
    const parsed = parseInteger(value, MTU_LIMITS);
    return parsed.ok ? parsed.value : undefined;
  }
  return mtuOf(facts, hop.element);
}

export function mtuOf(facts: Facts, element: ElementRecord): number | undefined {
  const mtu = readInteger(facts, element, "mtu", MTU_LIMITS);
  return mtu.state === "empty" ? DEFAULT_MTU : mtu.state === "ok" ? mtu.value : undefined;
}

/** The 802.1Q number that an element's frames carry; 0 for none, for a trunk, and for what is unreadable. */
export function tagOf(facts: Facts, element: ElementRecord): number {
  if (element.fields["vlanMode"] === "trunk") return 0;
  const vlan = readInteger(facts, element, "vlan", VLAN_LIMITS);
  return vlan.state === "ok" ? vlan.value : 0;
}

/** Who decides the VLAN of a network: the segment, else the first interface on it that names one. */
export interface NetworkVlan {
  readonly vlan: number;
  readonly by: string;
}

export const vlanOfNetwork = defineFact<NetworkVlan | undefined>(
  "vlanOfNetwork",
  (facts, network: NetworkId) => {
    for (const id of [network, ...interfacesOn(facts, network)]) {
      const element = elementOf(facts, id);
      const vlan = element && (id === network || networkOf(facts, id) === network) ? tagOf(facts, element) : 0;
      if (vlan !== 0) return { vlan, by: id };
    }
    return undefined;
  },
  (a, b) => a?.vlan === b?.vlan && a?.by === b?.by,
);

/** Every segment that cables lead to from a port or switch; one fabric may carry several VLANs. */
export const segmentsReached = defineFact<readonly string[]>(
  "segmentsReached",
  (facts, id) => {
    const seen = new Set([id]);
    const queue = [id];
    const segments: string[] = [];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const link of linksOf(facts, at)) {
        const far = link.kind === "cable" ? elementOf(facts, farEnd(link, at)) : undefined;
        if (!far || seen.has(far.id)) continue;
        seen.add(far.id);
        if (far.kind === "segment") segments.push(far.id);
        if (far.kind === "physicalSwitch") queue.push(far.id);
      }
    }
    return segments.sort();
  },
  sameList,
);

/** The segments that an interface's frames can end on. */
export function segmentsOf(facts: Facts, element: ElementRecord): readonly string[] {
  if (element.kind !== "vnic") return segmentsReached(facts, element.id);
  const vswitch = linkedTo(facts, element.id, "attachment");
  const uplink = vswitch && linkedTo(facts, vswitch.id, "uplink");
  const ports = uplink?.kind === "nicTeam" ? teamPorts(facts, uplink.id) : uplink ? [uplink] : [];
  return [...new Set(ports.flatMap((port) => segmentsReached(facts, port.id)))].sort();
}

/** True when an interface speaks for itself on its network and does not merely carry others. */
export function isEndpoint(element: ElementRecord): boolean {
  if (element.kind !== "physicalPort") return element.kind === "vnic" || element.kind === "routerInterface";
  return Boolean(element.fields["address"]) || element.fields["ipMode"] === "dhcp";
}

/** The physical ports of a host, by name. */
export function portsOf(facts: Facts, host: string): ElementRecord[] {
  return childrenOf(facts, host, "physicalPort");
}
