import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, rangeOfPrefix } from "#shared/address/prefix";
import { rangeContainsRange, type Range } from "#shared/address/range";
import { rangeSet, type RangeSet } from "#shared/address/range-set";
import { arcPool } from "./arc-demand.ts";
import { elementAddress } from "./addresses.ts";
import { leaseSet } from "./dhcp.ts";
import { childIds, defineFact, elementOf, kindOf, sameList, type Facts } from "./engine.ts";
import { networkObjectOf } from "./kubernetes.ts";
import { networkOf, networkPrefix, nodesOf, type NetworkId } from "./networks.ts";
import { valueOf } from "./readings.ts";
import { scopesOn } from "./scopes.ts";
import { serversOf } from "./servers.ts";
import { originsOf } from "./walk.ts";

/** Machines of one sort on one network, which filters on the way treat alike. */
export interface MachineGroup {
  readonly network: NetworkId;
  /** The element that a packet of theirs is followed from. */
  readonly sender: string;
  readonly addresses: RangeSet;
  /** The elements meant, for messages. */
  readonly members: readonly string[];
}

/** A server with the address that it is managed by: that with a way out, else its first. */
export function serverGroup(facts: Facts, server: string): MachineGroup | undefined {
  const origins = originsOf(facts, server).filter(({ address }) => address !== undefined);
  const main = origins.find(({ gateway }) => gateway !== undefined) ?? origins[0];
  if (main?.network === undefined || main.address === undefined) return undefined;
  const { network, address } = main;
  // Followed from its port: a server has hundreds of VMs, which every walk from it would look through.
  return { network, sender: main.element, addresses: [one(address)], members: [server] };
}

/** The servers of a site by the network that they are managed on. */
export const serverGroups = defineFact<readonly MachineGroup[]>(
  "serverGroups",
  (facts, site) =>
    grouped(
      serversOf(facts, site).flatMap(({ id }) => {
        const group = serverGroup(facts, id);
        return group ? group.addresses.map((range) => ({ ...group, range, member: id })) : [];
      }),
    ),
  sameGroups,
);

/** The Arc Resource Bridge VMs of a site that have an address and a network. */
export function bridgesOf(facts: Facts, site: string): string[] {
  return childIds(facts, site).filter((id) => kindOf(facts, id) === "arcResourceBridge");
}

/** One device as a group of its own; undefined until it has an address and a network. */
export function deviceGroup(facts: Facts, id: string): MachineGroup | undefined {
  const network = networkOf(facts, id);
  const address = elementAddress(facts, id);
  if (network === undefined || address === undefined) return undefined;
  return { network, sender: id, addresses: [one(address)], members: [id] };
}

/**
 * The node VMs of a cluster by network. Nodes without an address of their own may get any of the pool
 * or of the leases, so these stand for them.
 */
export const nodeGroups = defineFact<readonly MachineGroup[]>(
  "nodeGroups",
  (facts, cluster) => {
    const record = elementOf(facts, cluster);
    const object = record && networkObjectOf(facts, record);
    const home = object && networkOf(facts, object.id);
    const found: Placed[] = [];
    let isOpen = true;
    for (const node of nodesOf(facts, cluster)) {
      isOpen = false;
      for (const adapter of childIds(facts, node.id)) {
        const network = networkOf(facts, adapter);
        if (kindOf(facts, adapter) !== "vnic" || network === undefined) continue;
        const address = elementAddress(facts, adapter);
        if (address === undefined) isOpen = true;
        else
          found.push({
            network,
            sender: network === home && object ? object.id : node.id,
            member: node.id,
            range: one(address),
          });
      }
    }
    if (isOpen && object && home !== undefined) {
      for (const range of handedOut(facts, object.id, home)) {
        found.push({ network: home, sender: object.id, member: cluster, range });
      }
    }
    return grouped(found);
  },
  sameGroups,
);

/** What the platform may give to nodes on a network object: its pool, or the leases of its scopes. */
function handedOut(facts: Facts, object: string, network: NetworkId): RangeSet {
  const record = elementOf(facts, object);
  const pool = record?.kind === "logicalNetwork" ? valueOf(arcPool(facts, record)) : undefined;
  return pool ? [pool] : scopesOn(facts, network).flatMap((scope) => leaseSet(facts, scope));
}

/** How a firewall rule names the group: its network where that holds all of them, else the addresses. */
export function groupInRule(facts: Facts, { network, addresses, members }: MachineGroup): string {
  const prefix = networkPrefix(facts, network);
  const isSingle = members.length === 1 && addresses.every(({ start, end }) => start === end);
  const isInside =
    prefix && addresses.every((range) => rangeContainsRange(rangeOfPrefix(prefix), range));
  return isInside && !isSingle ? formatPrefix(prefix) : setInRule(addresses);
}

/** A set of addresses as a firewall rule lists it. */
export function setInRule(set: RangeSet): string {
  return set
    .map(({ start, end }) =>
      start === end ? formatIpv4(start) : `${formatIpv4(start)}-${formatIpv4(end)}`,
    )
    .join(", ");
}

interface Placed {
  readonly network: NetworkId;
  readonly sender: string;
  readonly range: Range;
  /** The element meant, where it is not the sender. */
  readonly member?: string;
}

function one(address: Ipv4): Range {
  return { start: address, end: address };
}

function grouped(placed: readonly Placed[]): MachineGroup[] {
  return [...Map.groupBy(placed, ({ network }) => network)]
    .map(([network, items]) => ({
      network,
      sender: items[0]?.sender ?? network,
      addresses: rangeSet(items.map(({ range }) => range)),
      members: [...new Set(items.map(({ member, sender }) => member ?? sender))],
    }))
    .sort((a, b) => (a.network < b.network ? -1 : 1));
}

function sameGroups(a: readonly MachineGroup[], b: readonly MachineGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every((group, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        group.network === other.network &&
        group.sender === other.sender &&
        sameList(group.members, other.members) &&
        group.addresses.length === other.addresses.length &&
        group.addresses.every(
          (range, k) =>
            range.start === other.addresses[k]?.start && range.end === other.addresses[k]?.end,
        )
      );
    })
  );
}
