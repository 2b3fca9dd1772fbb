import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import type { RouteSettings } from "./settings.ts";

/** Custom routes, as the cmdlets take and print them. A single address means itself alone. */
export function readRoutes(entries: readonly Section[], notes: NoteSink): RouteSettings[] {
  return entries.flatMap((entry) => {
    const destination = entry.text("DestinationPrefix")?.trim();
    if (destination === undefined) {
      notes.error(
        "route-incomplete",
        entry.path,
        "The route has no destination, so it is left out.",
      );
      return [];
    }
    const isHost = parseIpv4(destination).ok;
    if (!isHost && !parsePrefix(destination).ok) {
      const parsed = parsePrefix(destination);
      const why = parsed.ok ? "" : parsed.error.message;
      notes.error("ip-invalid", entry.pathOf("DestinationPrefix"), why);
    }
    return [
      {
        interface: entry.text("InterfaceAlias")?.trim(),
        destination: isHost ? `${destination}/32` : destination,
        nextHop: entry.text("NextHop")?.trim(),
        metric: entry.integer("RouteMetric"),
      },
    ];
  });
}
