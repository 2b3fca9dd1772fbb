import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf } from "#shared/address/prefix";
import { setOverlaps } from "#shared/address/range-set";
import { formatRange, rangeContainsRange, rangeSize, type Range } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import type { Json } from "#shared/kernel/json";
import { arcDemand, arcPool, poolNeed } from "#shared/facts/arc-demand";
import { claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { homeOf } from "#shared/facts/home-prefix";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { freeBlockOn, occupiedOn } from "#shared/facts/occupancy";
import { valueOf } from "#shared/facts/readings";
import { serversIn } from "#shared/facts/resolvers";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import type { Fix } from "./finding.ts";
import { setAddress, setFields, together } from "./fixes.ts";
import { reshapePool } from "./pool-fixes.ts";

/**
 * Turns an Arc site into one with static logical networks: each takes its prefix, gateway and DNS
 * servers from its segment and scope, and a free pool for its nodes (F12). Nothing when one of them
 * cannot be worked out.
 */
export function convertToStatic(facts: Facts, site: string): Fix[] {
  const networks = childrenOf(facts, site, "logicalNetwork").map((network) =>
    staticFields(facts, network),
  );
  const found = networks.flatMap((each) => each ?? []);
  if (found.length < networks.length) return [];
  const title = say`Convert the site to static IP networking`;
  return [
    together(title, "Convert to static IP networking", [
      setFields(title, site, { variant: "static" }),
      ...found,
    ]),
  ];
}

function staticFields(facts: Facts, object: ElementRecord): Fix | undefined {
  const network = networkOf(facts, object.id);
  const home = homeOf(facts, object.id);
  const segment = network === undefined ? undefined : elementOf(facts, network);
  if (network === undefined || !home || !segment) return undefined;
  const [scope] = scopesOn(facts, network);
  const servers = [
    ...(scope ? serversIn(scope, "optionDns") : []),
    ...serversIn(segment, "dnsServers"),
  ].map(formatIpv4);
  const demand = arcDemand(facts, object);
  const size = Math.max(poolNeed(demand) + Math.max(demand.upgrades, demand.clusters.length), 2);
  const gateway = gatewayOf(facts, network)?.address;
  const pool = freeBlockOn(facts, network, size);
  if (gateway === undefined || servers.length === 0 || !pool) return undefined;
  const fields: Record<string, Json> = {
    addressPrefix: formatPrefix(home.prefix),
    planningPrefix: null,
    gateway: formatIpv4(gateway),
    dnsServers: [...new Set(servers)],
    poolStart: formatIpv4(pool.start),
    poolEnd: formatIpv4(pool.end),
  };
  return setFields(say`Use static addresses on ${object}`, object.id, fields);
}

/** Moves a range of a load balancer to the first free block of its size, with the services in it. */
export function moveBalancerRange(
  facts: Facts,
  element: string,
  field: string,
  range: Range,
  from?: number,
): Fix[] {
  const network = networkOf(facts, element);
  if (network === undefined) return [];
  const services = claimsWithin(facts, domainOf(facts, network), range.start, range.end).filter(
    ({ role }) => role === "service",
  );
  const own = [element, ...services.map(({ owner }) => owner)];
  const block = freeBlockOn(facts, network, rangeSize(range), from, own);
  const [moved] = block
    ? reshapePool(facts, element, field, range, block, "the first free block of that size")
    : [];
  if (!block || !moved || services.length === 0) return moved ? [moved] : [];
  const title = say`Use ${formatRange(block)}, ${plain("the first free block of that size, and move its services along")}`;
  const along = services.map((service) =>
    setAddress(
      facts,
      service.owner,
      service.field,
      service.range.start - range.start + block.start,
      "at the same place in the range",
    ),
  );
  return [together(title, "Move a load balancer range", [moved, ...along])];
}

/** Lengthens the pool of a logical network to `size`: at its end, else at its start. */
export function enlargeArcPool(facts: Facts, object: ElementRecord, size: number): Fix[] {
  const range = valueOf(arcPool(facts, object));
  const to = range && enlarged(facts, object.id, range, size);
  return range && to
    ? reshapePool(facts, object.id, "poolStart", range, to, `room for ${size} addresses`)
    : [];
}

/** The range with more addresses at its end, else at its start, where these are free and inside the subnet. */
export function enlarged(
  facts: Facts,
  element: string,
  range: Range,
  size: number,
): Range | undefined {
  const network = networkOf(facts, element);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const more = size - rangeSize(range);
  if (network === undefined || !prefix || more < 1) return undefined;
  const hosts = hostsOf(prefix);
  const occupied = occupiedOn(facts, network, [element]);
  const isFree = (part: Range): boolean =>
    rangeContainsRange(hosts, part) && !setOverlaps(occupied, part);
  if (isFree({ start: range.end + 1, end: range.end + more }))
    return { start: range.start, end: range.end + more };
  const before = { start: range.start - more, end: range.start - 1 };
  return before.start >= 0 && isFree(before) ? { start: before.start, end: range.end } : undefined;
}
