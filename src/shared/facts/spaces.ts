import type { Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { formatRange, type Range } from "#shared/address/range";
import { compareText } from "#shared/kernel/order";
import { elementOf, kindOf, type Facts } from "./engine.ts";
import { domainOf, networksOfRouter, type DomainId } from "./domains.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
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
      return range ? [{ what: "scope", element: id, range, text: formatRange(range), network }] : [];
    }
    case "router": {
      const router = elementOf(facts, id);
      const [network] = networksOfRouter(facts, id);
      return (router ? readRows(router, "routes") : []).flatMap((row): Space[] => {
        const prefix = valueOf(readCell(row, "destination", parsePrefix))?.prefix;
        // A default route leads everywhere and says nothing about what is there.
        if (!prefix || prefix.length === 0) return [];
        return [{ what: "route", element: id, range: rangeOfPrefix(prefix), text: formatPrefix(prefix), network }];
      });
    }
    default: {
      const prefix = networkOf(facts, id) === id ? networkPrefix(facts, id) : undefined;
      if (!prefix) return [];
      return [{ what: "network", element: id, range: rangeOfPrefix(prefix), text: formatPrefix(prefix), network: id }];
    }
  }
}

const placedSpaces = defineIntervalFact<Space>(
  "placedSpaces",
  ["segment", "vswitch", "router", "dhcpScope"],
  (facts, id) => spacesOf(facts, id).map((item) => ({ space: "", ...item.range, item })),
  (a, b) => a.element === b.element && a.text === b.text && a.network === b.network,
);

/** Everything that touches the stretch, in any routed domain: networks first, in order of address. */
export function spacesWithin(facts: Facts, { start, end }: Range): Space[] {
  return [...askWithin(facts, placedSpaces, "", start, end)].sort(
    (a, b) => compareText(a.what, b.what) || a.range.start - b.range.start || compareText(a.element, b.element),
  );
}

/** The same within some routed domains only. */
export function spacesIn(facts: Facts, domains: ReadonlySet<DomainId>, range: Range): Space[] {
  return spacesWithin(facts, range).filter(
    ({ network }) => network !== undefined && domains.has(domainOf(facts, network)),
  );
}

/** The networks whose prefix holds the address, wherever they are. */
export function networksHolding(facts: Facts, address: Ipv4): NetworkId[] {
  return spacesWithin(facts, { start: address, end: address })
    .filter(({ what }) => what === "network")
    .map(({ element }) => element);
}
