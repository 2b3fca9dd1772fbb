import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix, prefixContains } from "#shared/address/prefix";
import { given } from "../keys/given.ts";
import type { Drawing } from "./build-design.ts";
import type { PortSettings } from "./settings.ts";

/** Says on which segment a port is; undefined where the file does not tell its network. */
export type SegmentOf = (port: PortSettings) => string | undefined;

interface Place {
  readonly id: string;
  readonly prefix: string;
  readonly gateway: string | undefined;
}

/**
 * Draws a segment for each network that ports are on, named after the first of its ports, the router
 * at its gateway, and the virtual networks of the device. Ports of one prefix share a segment, as do
 * ports of one name on two devices.
 */
export function addSegments(drawing: Drawing, internet: string): SegmentOf {
  const { design, ids, site, settings } = drawing;
  const places = new Map<string, Place>();
  const byPort = new Map<string, Place>();
  for (const port of settings.ports) {
    if (port.prefix === undefined) continue;
    const gateway = settings.ports.find(
      (each) => each.prefix === port.prefix && each.gateway,
    )?.gateway;
    let place = places.get(port.prefix);
    if (!place) {
      const fields = given({ prefix: port.prefix, gateway, mode: "physical" });
      const id = design.add("segment", ids("lan"), site, `${port.name.toLowerCase()}-net`, fields);
      place = { id, prefix: port.prefix, gateway };
      places.set(port.prefix, place);
    }
    if (!byPort.has(port.name)) byPort.set(port.name, place);
  }
  addRouter(drawing, [...places.values()], internet);
  addVirtualNetworks(drawing);
  return (port) =>
    (port.prefix === undefined ? byPort.get(port.name) : places.get(port.prefix))?.id;
}

/** One router with a leg at each gateway: what is behind it is not in the file. */
function addRouter(
  { design, ids, site }: Drawing,
  places: readonly Place[],
  internet: string,
): void {
  const withGateway = places.filter(({ gateway }) => gateway !== undefined);
  if (withGateway.length === 0) return;
  const router = design.add("router", ids("router"), site, "router", {
    role: "router",
    forwards: true,
  });
  design.join(router, internet);
  for (const { id, prefix, gateway = "" } of withGateway) {
    const parsed = parsePrefix(prefix);
    const address = parseIpv4(gateway);
    const isInside = parsed.ok && address.ok && prefixContains(parsed.value.prefix, address.value);
    const length = parsed.ok ? parsed.value.prefix.length : 0;
    const leg = design.add(
      "routerInterface",
      ids("if"),
      router,
      "lan",
      isInside ? { address: `${gateway}/${length}` } : {},
    );
    design.join(leg, id);
  }
}

function addVirtualNetworks({ design, ids, site, settings }: Drawing): void {
  for (const { name, prefix, gateway, vlan, pools } of settings.networks) {
    const fields = given({ prefix, gateway, vlan, mode: "physical" });
    const segment = design.add("segment", ids("net"), site, name, fields);
    for (const { name: pool, start, end } of pools) {
      design.add("addressPool", ids("range"), segment, pool, {
        role: "reserved",
        ...given({ start, end }),
      });
    }
  }
}
