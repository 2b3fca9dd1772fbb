import { nextFreeAddress, nextFreeBlock } from "#shared/address/allocate";
import type { Ipv4 } from "#shared/address/ipv4";
import { hostsOf, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import type { Range } from "#shared/address/range";
import { rangeSet, type RangeSet } from "#shared/address/range-set";
import type { Facts } from "./engine.ts";
import { claimsWithin, type Claim } from "./claims.ts";
import { leasesWithin } from "./dhcp.ts";
import { domainOf } from "./domains.ts";
import { gatewayOf } from "./gateways.ts";
import { inUseWithin } from "./in-use.ts";
import { networkPrefix, type NetworkId } from "./networks.ts";

/**
 * Every address of a network that somebody holds, may lease, or is listed with as in use, less what
 * `except` holds.
 */
export function occupiedOn(
  facts: Facts,
  network: NetworkId,
  except: readonly string[] = [],
): RangeSet {
  const prefix = networkPrefix(facts, network);
  return prefix
    ? rangeSet(heldWithin(facts, network, rangeOfPrefix(prefix), except, () => true))
    : [];
}

/** The same, less the claims that `isFree` picks, because they go along with what needs the room. */
export function occupiedBeside(
  facts: Facts,
  network: NetworkId,
  isFree: (claim: Claim) => boolean,
): RangeSet {
  const prefix = networkPrefix(facts, network);
  return prefix
    ? rangeSet(heldWithin(facts, network, rangeOfPrefix(prefix), [], (claim) => !isFree(claim)))
    : [];
}

/** Who holds what in a stretch of a network; `counts` picks which claims do. */
function heldWithin(
  facts: Facts,
  network: NetworkId,
  stretch: Range,
  except: readonly string[],
  counts: (claim: Claim) => boolean,
): Range[] {
  const domain = domainOf(facts, network);
  const claims = claimsWithin(facts, domain, stretch.start, stretch.end).filter(
    (claim) => counts(claim) && !except.includes(claim.owner),
  );
  const leases = leasesWithin(facts, domain, stretch).filter(
    ({ scope }) => !except.includes(scope),
  );
  const gateway = gatewayOf(facts, network)?.address;
  return [
    ...[...claims, ...leases, ...inUseWithin(facts, network, stretch)].map(({ range }) => range),
    ...(gateway === undefined ? [] : [{ start: gateway, end: gateway }]),
  ];
}

/** The first free address inside a pool: one that no single claim, lease or listed holder has. */
export function freeAddressIn(
  facts: Facts,
  network: NetworkId,
  pool: Range,
  except: readonly string[] = [],
): Ipv4 | undefined {
  return nextFreeAddress(
    pool,
    rangeSet(heldWithin(facts, network, pool, except, ({ single }) => single)),
  );
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
