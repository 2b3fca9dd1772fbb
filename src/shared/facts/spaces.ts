import type { Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { formatRange, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { elementOf, kindOf, type Facts } from "./engine.ts";
import { domainOf, networksOfRouter, type DomainId } from "./domains.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { siteIdOf } from "./places.ts";
import { readCell, readRange, readRows, valueOf } from "./readings.ts";

/** A stretch of addresses that lies somewhere in the design: a network, a route's goal, a DHCP scope. */
export interface Space {
  readonly what: "network" | "route" | "scope";
  readonly element: string;
  readonly range: Range;
  /** As people write it: a prefix, or first–last. */
  readonly text: string;
  readonly network: NetworkId | undefined;
}

function spacesOf(facts: Facts, id: string): Space[] {
  switch (kindOf(facts, id)) {
    case "dhcpScope": {
      const scope = elementOf(facts, id);
      const range = scope && valueOf(readRange(facts, scope, "range"));
      const network = networkOf(facts, id);
      return range
        ? [{ what: "scope", element: id, range, text: formatRange(range), network }]
        : [];
    }
    case "router": {
      const router = elementOf(facts, id);
      const [network] = networksOfRouter(facts, id);
      return (router ? readRows(router, "routes") : []).flatMap((row): Space[] => {
        const prefix = valueOf(readCell(row, "destination", parsePrefix))?.prefix;
        // A default route leads everywhere and says nothing about what is there.
        if (!prefix || prefix.length === 0) return [];
        const range = rangeOfPrefix(prefix);
        return [{ what: "route", element: id, range, text: formatPrefix(prefix), network }];
      });
    }
    default: {
      const prefix = networkOf(facts, id) === id ? networkPrefix(facts, id) : undefined;
      if (!prefix) return [];
      const range = rangeOfPrefix(prefix);
      return [{ what: "network", element: id, range, text: formatPrefix(prefix), network: id }];
    }
  }
}

/** Each space lies on two lines: that of its site and that of its routed domain. Sites reuse addresses. */
const placedSpaces = defineIntervalFact<Space>(
  "placedSpaces",
  ["segment", "vswitch", "router", "dhcpScope"],
  (facts, id) =>
    spacesOf(facts, id).flatMap((item) => {
      const inSite = { space: siteLine(siteIdOf(facts, id)), ...item.range, item };
      if (item.network === undefined) return [inSite];
      return [inSite, { space: domainLine(domainOf(facts, item.network)), ...item.range, item }];
    }),
  (a, b) => a.element === b.element && a.text === b.text && a.network === b.network,
  compareSpaces,
);

function siteLine(site: string | undefined): string {
  return `site ${site ?? ""}`;
}

function domainLine(domain: DomainId): string {
  return `domain ${domain}`;
}

/** What touches the stretch in the site: networks first, in order of address. */
export function spacesInSite(
  facts: Facts,
  site: string | undefined,
  { start, end }: Range,
): readonly Space[] {
  return askWithin(facts, placedSpaces, siteLine(site), start, end);
}

/** What touches the stretch in some routed domains. */
export function spacesIn(
  facts: Facts,
  domains: ReadonlySet<DomainId>,
  { start, end }: Range,
): Space[] {
  return [...domains]
    .flatMap((domain) => askWithin(facts, placedSpaces, domainLine(domain), start, end))
    .sort(compareSpaces);
}

/** The networks of the site whose prefix holds the address. */
export function networksHolding(
  facts: Facts,
  site: string | undefined,
  address: Ipv4,
): NetworkId[] {
  return spacesInSite(facts, site, { start: address, end: address })
    .filter(({ what }) => what === "network")
    .map(({ element }) => element);
}

function compareSpaces(a: Space, b: Space): number {
  return (
    compareText(a.what, b.what) ||
    a.range.start - b.range.start ||
    compareText(a.element, b.element)
  );
}
