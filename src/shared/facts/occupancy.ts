import { nextFreeAddress, nextFreeBlock } from "#shared/address/allocate";
import type { Ipv4 } from "#shared/address/ipv4";
import { hostsOf, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import type { Range } from "#shared/address/range";
import { rangeSet, type RangeSet } from "#shared/address/range-set";
import type { Facts } from "./engine.ts";
import { claimsWithin } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { networkPrefix, type NetworkId } from "./networks.ts";
import { leaseSets } from "./dhcp.ts";
import { elementOf } from "./engine.ts";
import { readIpv4, valueOf } from "./readings.ts";

/** Every address of a network that somebody holds or may lease, less what `except` holds. */
export function occupiedOn(facts: Facts, network: NetworkId, except: readonly string[] = []): RangeSet {
  const prefix = networkPrefix(facts, network);
  if (!prefix) return [];
  const { start, end } = rangeOfPrefix(prefix);
  const claims = claimsWithin(facts, domainOf(facts, network), start, end)
    .filter((claim) => !except.includes(claim.owner))
    .map((claim) => claim.range);
  const element = elementOf(facts, network);
  const gateway = element && valueOf(readIpv4(facts, element, "gateway"));
  return rangeSet([
    ...claims,
    ...leaseSets(facts, domainOf(facts, network)).flatMap((lease) => lease.set),
    ...(gateway === undefined ? [] : [{ start: gateway, end: gateway }]),
  ]);
}

/** The first free host address of a network, at or after `from`; undefined when it is full. */
export function freeAddressOn(
  facts: Facts,
  network: NetworkId,
  from?: Ipv4,
  except: readonly string[] = [],
): Ipv4 | undefined {
  const prefix = networkPrefix(facts, network);
  if (!prefix) return undefined;
  const hosts = hostsOf(prefix);
  const start = from !== undefined && from >= hosts.start && from <= hosts.end ? from : undefined;
  return nextFreeAddress(hosts, occupiedOn(facts, network, except), start);
}

/** The first run of `size` free host addresses of a network. */
export function freeBlockOn(
  facts: Facts,
  network: NetworkId,
  size: number,
  from?: Ipv4,
  except: readonly string[] = [],
): Range | undefined {
  const prefix: Prefix | undefined = networkPrefix(facts, network);
  return prefix && nextFreeBlock(hostsOf(prefix), occupiedOn(facts, network, except), size, from);
}
