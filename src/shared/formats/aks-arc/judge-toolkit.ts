import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix, prefixContains, samePrefix } from "#shared/address/prefix";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import { spotAt, spotsIn, type Spot } from "./spots.ts";
import type { LanSettings } from "./settings.ts";

/** What the networks of a file make one wonder about: gateways of storage, servers elsewhere. */
export function reportLans(
  lans: readonly LanSettings[],
  dnsServers: readonly string[] | undefined,
  dhcp: Spot,
  path: string,
  notes: NoteSink,
): void {
  for (const { name, gateway } of lans) {
    if (gateway === undefined || !name.startsWith("storage")) continue;
    notes.info(
      "gateway-on-storage",
      joinPath(joinPath(path, name), "gateway"),
      "Storage traffic stays on its own network; it needs no gateway.",
    );
  }
  if (lans.length === 0) return;
  const leased = typeof dhcp.value === "string" ? [dhcp.value] : [];
  for (const server of [...(dnsServers ?? []), ...leased]) {
    const address = parseIpv4(server);
    if (!address.ok || lans.some(({ prefix = "" }) => isIn(prefix, address.value))) continue;
    notes.info(
      "dns-off-subnet",
      path,
      `${server} is in none of the networks of this file; it has to be reached through the gateway.`,
    );
  }
}

function isIn(text: string, address: number): boolean {
  const prefix = parsePrefix(text);
  return prefix.ok && prefixContains(prefix.value.prefix, address);
}

/** The same network with another prefix in the second list of the file. */
export function reportDrift(lans: readonly LanSettings[], second: Spot, notes: NoteSink): void {
  for (const spot of spotsIn(second)) {
    const cidr = spotAt(spot, "cidr");
    const text = typeof cidr.value === "string" ? cidr.value : "";
    const other = parsePrefix(text);
    const lan = lans.find(({ name }) => name === spot.key);
    const own = parsePrefix(lan?.prefix ?? "");
    if (!lan || !other.ok || !own.ok || samePrefix(own.value.prefix, other.value.prefix)) continue;
    notes.warning(
      "site-drift",
      cidr.path,
      `${spot.key} is ${text} here and ${lan.prefix ?? ""} further up; ${lan.prefix ?? ""} is drawn.`,
    );
  }
}
