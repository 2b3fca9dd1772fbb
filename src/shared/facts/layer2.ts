import { parseInteger } from "#shared/address/integer";
import { isJsonObject, sameJson, type Json, type JsonObject } from "#shared/kernel/json";
import { MTU_LIMITS, VLAN_LIMITS } from "#shared/kinds/shared-fields";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord, LinkRecord } from "#shared/model/records";
import {
  childrenOf,
  defineFact,
  defineProjection,
  elementOf,
  fieldOf,
  kindOf,
  labelOf,
  linksOf,
  parentOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { interfacesOn, linkedId, networkOf, teamMembers, type NetworkId } from "./networks.ts";
import { modeOfSwitch } from "./switches.ts";

/** One thing that frames pass on their way: a switch, a port, a segment. */
export interface Hop {
  /** Its id. */
  readonly element: string;
  /** The row of a physical switch that says how its port is set; absent for an ordinary port. */
  readonly port?: JsonObject;
}

/** MTU of everything that names none (catalogue, section 1). */
export const DEFAULT_MTU = 1500;

/** What frames pass from an interface to the segment it is on, nearest first; itself left out. */
export const wayToSegment: (facts: Facts, id: string) => readonly Hop[] = defineFact<
  readonly Hop[]
>(
  "wayToSegment",
  (facts, id) => {
    if (kindOf(facts, id) !== "vnic") return wayOfCable(facts, id);
    const vswitch = linkedId(facts, id, "attachment");
    if (vswitch === undefined) return [];
    const [port] = modeOfSwitch(facts, vswitch) === "external" ? portsBelow(facts, vswitch) : [];
    return [
      { element: vswitch },
      ...(port === undefined ? [] : [{ element: port }, ...wayOfCable(facts, port)]),
    ];
  },
  (a, b) => sameJson(a as unknown as Json, b as unknown as Json),
);

/** The physical ports that a switch is bound to, through a team or not. */
function portsBelow(facts: Facts, vswitch: string): string[] {
  const uplink = linkedId(facts, vswitch, "uplink");
  if (uplink === undefined) return [];
  return kindOf(facts, uplink) === "nicTeam" ? teamMembers(facts, uplink) : [uplink];
}

function wayOfCable(facts: Facts, id: string): Hop[] {
  const cameBy = new Map<string, LinkRecord | undefined>([[id, undefined]]);
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const link of linksOf(facts, at)) {
      const far = farEnd(link, at);
      if (link.kind !== "cable" || cameBy.has(far)) continue;
      cameBy.set(far, link);
      if (kindOf(facts, far) === "segment") return hopsTo(facts, far, cameBy);
      if (kindOf(facts, far) === "physicalSwitch") queue.push(far);
    }
  }
  return [];
}

function hopsTo(
  facts: Facts,
  segment: string,
  cameBy: ReadonlyMap<string, LinkRecord | undefined>,
): Hop[] {
  const hops: Hop[] = [{ element: segment }];
  for (let at = segment, link = cameBy.get(at); link; link = cameBy.get(at)) {
    const before = farEnd(link, at);
    for (const element of [at, before]) {
      if (kindOf(facts, element) !== "physicalSwitch") continue;
      const port = portFor(facts, element, link);
      // The wire to a segment is a stroke of the drawing; it has a port only where one is named.
      if (port || at !== segment) hops.unshift(port ? { element, port } : { element });
    }
    at = before;
  }
  return hops;
}

/** How a switch sets the port that a cable is plugged into: the row that is named after the far end. */
export function portFor(
  facts: Facts,
  physicalSwitch: string,
  link: LinkRecord,
): JsonObject | undefined {
  const rows = fieldOf(facts, physicalSwitch, "ports");
  if (!Array.isArray(rows) || rows.length === 0) return undefined;
  const far = farEnd(link, physicalSwitch);
  const own = plainName(labelOf(facts, far));
  const owner = plainName(labelOf(facts, parentOf(facts, far) ?? ""));
  for (const name of [plainName(link.fields["port"]), `${owner} ${own}`, own, owner]) {
    const row = rows.find((each: Json) => isJsonObject(each) && plainName(each["name"]) === name);
    if (name !== "" && isJsonObject(row)) return row;
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
export function mtuOfHop(facts: Facts, { element, port }: Hop): number | undefined {
  const isSwitch = kindOf(facts, element) === "physicalSwitch";
  return isSwitch ? readMtu(port?.["mtu"]) : mtuOf(facts, element);
}

export function mtuOf(facts: Facts, id: string): number | undefined {
  return readMtu(fieldOf(facts, id, "mtu"));
}

function readMtu(value: Json | undefined): number | undefined {
  if (isEmptyValue(value)) return DEFAULT_MTU;
  const parsed = parseInteger(value, MTU_LIMITS);
  return parsed.ok ? parsed.value : undefined;
}

/** The 802.1Q number that an element's frames carry; 0 for none, for a trunk, and for what is unreadable. */
export function tagOf(facts: Facts, id: string): number {
  if (fieldOf(facts, id, "vlanMode") === "trunk") return 0;
  const parsed = parseInteger(fieldOf(facts, id, "vlan"), VLAN_LIMITS);
  return parsed.ok ? parsed.value : 0;
}

/** Who decides the VLAN of a network: the segment, else the first interface on it that names one. */
export interface NetworkVlan {
  readonly vlan: number;
  readonly by: string;
}

export const vlanOfNetwork = defineFact<NetworkVlan | undefined>(
  "vlanOfNetwork",
  (facts, network: NetworkId) => {
    const own = tagOf(facts, network);
    if (own !== 0) return { vlan: own, by: network };
    for (const id of interfacesOn(facts, network)) {
      const vlan = tagOf(facts, id);
      if (vlan !== 0 && networkOf(facts, id) === network) return { vlan, by: id };
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
        const far = farEnd(link, at);
        if (link.kind !== "cable" || seen.has(far)) continue;
        seen.add(far);
        if (kindOf(facts, far) === "segment") segments.push(far);
        if (kindOf(facts, far) === "physicalSwitch") queue.push(far);
      }
    }
    return segments.sort();
  },
  sameList,
);

/** The segments that an interface's frames can end on. */
export function segmentsOf(facts: Facts, id: string): readonly string[] {
  if (kindOf(facts, id) !== "vnic") return segmentsReached(facts, id);
  const vswitch = linkedId(facts, id, "attachment");
  const ports = vswitch === undefined ? [] : portsBelow(facts, vswitch);
  return [...new Set(ports.flatMap((port) => segmentsReached(facts, port)))].sort();
}

/** True when an interface speaks for itself on its network and does not merely carry others. */
export const isEndpoint = defineProjection("isEndpoint", (facts, id) => {
  const element = elementOf(facts, id);
  if (element?.kind !== "physicalPort")
    return element?.kind === "vnic" || element?.kind === "routerInterface";
  return !isEmptyValue(element.fields["address"]) || element.fields["ipMode"] === "dhcp";
});

/** The physical ports of a host, by name. */
export function portsOf(facts: Facts, host: string): ElementRecord[] {
  return childrenOf(facts, host, "physicalPort");
}
