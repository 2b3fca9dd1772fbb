import type { Ipv4 } from "#shared/address/ipv4";
import { prefixContains, type Prefix } from "#shared/address/prefix";
import { computePorts } from "./ase-device.ts";
import { childIds, kindOf, parentOf, type Facts } from "./engine.ts";
import type { FlowPath } from "./flow-paths.ts";
import { linkedId, networkOf, networkPrefix } from "./networks.ts";
import { platformOf } from "./places.ts";
import { bestRoutes, legsOf, routersOn, staticRoutes, tableOf } from "./routing.ts";

/** A private network behind the compute port of a device, to which its VMs know no way by that port. */
export interface RouteGap {
  readonly device: string;
  readonly port: string;
  readonly prefix: Prefix;
  readonly nextHop: Ipv4;
  /** The port by which the packets leave instead, as far as it is known. */
  readonly exit: string | undefined;
}

/**
 * Judges the way of a flow from a Kubernetes VM of an edge device: "routed" by a custom route on the
 * compute port, a gap, or undefined where the target is not behind that port.
 */
export function missingCustomRoute(
  facts: Facts,
  { sender, target }: FlowPath,
): RouteGap | "routed" | undefined {
  const device = parentOf(facts, sender);
  if (kindOf(facts, sender) !== "nodeVm" || typeof device !== "string" || target === "internet")
    return undefined;
  if (platformOf(facts, sender)?.code !== "ASE") return undefined;
  const ports = computePorts(facts, device);
  const nat = childIds(facts, device).find((id) => kindOf(facts, id) === "nat");
  const exit = nat === undefined ? undefined : linkedId(facts, nat, "outside");
  for (const port of ports) {
    const behind = behindPort(facts, port.id, target);
    if (!behind) continue;
    const [best] = bestRoutes(staticRoutes(facts, device), target);
    if (best && ports.some(({ id }) => id === best.leg)) return "routed";
    if (exit !== undefined && holds(facts, exit, target)) return undefined;
    return { device, port: port.id, exit, ...behind };
  }
  return undefined;
}

/** The network of a port's routers that holds the address, and the router's address on the port's side. */
function behindPort(
  facts: Facts,
  port: string,
  target: Ipv4,
): { prefix: Prefix; nextHop: Ipv4 } | undefined {
  const network = networkOf(facts, port);
  if (network === undefined || holds(facts, port, target)) return undefined;
  for (const router of routersOn(facts, network)) {
    const near = legsOf(facts, router).find((leg) => leg.network === network);
    const [best] = bestRoutes(tableOf(facts, router), target);
    if (
      near &&
      best &&
      best.origin !== "wan" &&
      best.destination.length > 0 &&
      best.leg !== near.id
    ) {
      return { prefix: best.destination, nextHop: near.address };
    }
  }
  return undefined;
}

function holds(facts: Facts, port: string, target: Ipv4): boolean {
  const network = networkOf(facts, port);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  return prefix !== undefined && prefixContains(prefix, target);
}
