import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { elementName } from "./element-name.ts";
import type { BalancerSettings } from "./settings.ts";
import type { ArcCluster } from "./writing.ts";

/** What a design says of a load balancer by its BGP peers: with peers BGP, without ARP. */
function drawnMode(peers: Json | readonly string[] | undefined): string {
  return Array.isArray(peers) && peers.length > 0 ? "BGP" : "ARP";
}

/** What load balancers hold beyond the drawing, for the cluster to keep, by their names. */
export function keptOfBalancers(balancers: readonly BalancerSettings[]): JsonObject {
  const kept = balancers.flatMap(({ name, peers, mode, selector }): [string, JsonObject][] => {
    const own = {
      ...(mode === undefined || mode === drawnMode(peers) ? {} : { advertiseMode: mode }),
      ...(isJsonObject(selector) && Object.keys(selector).length > 0
        ? { serviceSelector: selector }
        : {}),
    };
    return Object.keys(own).length === 0 ? [] : [[elementName(name, "metallb"), own]];
  });
  return kept.length === 0 ? {} : { loadBalancers: Object.fromEntries(kept) };
}

/** How a load balancer advertises its addresses, and for which services: kept values, else drawn. */
export function advertising(
  { extra }: ArcCluster,
  { name, fields }: ElementRecord,
): { readonly mode: string; readonly selector: JsonObject } {
  const { loadBalancers } = extra;
  const kept = isJsonObject(loadBalancers) ? loadBalancers[name] : undefined;
  const { advertiseMode, serviceSelector } = isJsonObject(kept) ? kept : {};
  const isMode = typeof advertiseMode === "string" && MODES.includes(advertiseMode);
  return {
    mode: isMode ? advertiseMode : drawnMode(fields["bgpPeers"]),
    selector: isJsonObject(serviceSelector) ? serviceSelector : {},
  };
}

/** What the extension for MetalLB takes as `advertiseMode`. */
export const MODES = ["ARP", "BGP", "Both"];
