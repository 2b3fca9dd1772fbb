import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  prefixContainsPrefix,
  prefixesOverlap,
  type Prefix,
} from "#shared/address/prefix";
import type { Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "#shared/facts/engine";
import {
  DEFAULT_METRIC,
  goodEntries,
  routeLegs,
  type GoodEntry,
  type RouteLeg,
} from "#shared/facts/route-entries";
import { legsOf, routersOn } from "#shared/facts/routing";
import type { Fix } from "../finding.ts";
import { replaceRow } from "./rows.ts";

/** Puts routes to the networks behind the next hop in the place of a route that says too much. */
export function narrow(
  facts: Facts,
  device: ElementRecord,
  entry: GoodEntry,
  title: Message,
): Fix[] {
  const { leg, hop, row, prefix } = entry;
  if (!leg) return [];
  const listed = goodEntries(facts, device.id).filter((other) => other.row !== row);
  const others = routeLegs(facts, device.id).filter(({ id }) => id !== leg.id);
  const wanted = networksBehind(facts, leg, hop).filter(
    (behind) =>
      prefixContainsPrefix(prefix, behind.prefix) &&
      !listed.some((other) => formatPrefix(other.prefix) === formatPrefix(behind.prefix)) &&
      !others.some((other) => other.prefix && prefixesOverlap(other.prefix, behind.prefix)),
  );
  if (wanted.length === 0) return [];
  const rows = wanted.map((behind) => ({
    destination: formatPrefix(behind.prefix),
    nextHop: formatIpv4(hop),
    interface: leg.name,
    metric: DEFAULT_METRIC,
    target: "kubernetesVms",
  }));
  return [replaceRow(title, device, row, rows)];
}

/** A network behind a router on a leg's network, with the next hop that leads there. */
export interface Behind {
  readonly prefix: Prefix;
  readonly hop: Ipv4;
}

/** The networks that the router with that address joins, other than the one it is reached on. */
function networksBehind(facts: Facts, leg: RouteLeg, hop?: Ipv4): Behind[] {
  const { network } = leg;
  if (network === undefined) return [];
  return routersOn(facts, network).flatMap((router) => {
    const legs = legsOf(facts, router);
    const near = legs.find(
      (each) => each.network === network && (hop === undefined || each.address === hop),
    );
    if (!near) return [];
    return legs
      .filter((each) => each.network !== network)
      .map(({ prefix }) => ({ prefix, hop: near.address }));
  });
}
