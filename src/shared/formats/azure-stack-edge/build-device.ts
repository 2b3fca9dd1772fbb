import type { Json } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import { given } from "../keys/given.ts";
import { primaryPort } from "./primary-port.ts";
import type { Drawing } from "./build-design.ts";
import type { SegmentOf } from "./build-segments.ts";
import type { PortSettings, RouteSettings } from "./settings.ts";

/** A device that is drawn, with the switches that its VMs are on. */
export interface DrawnDevice {
  readonly host: string;
  readonly internal: string;
  /** The switch on the port that is enabled for compute. */
  readonly compute: string | undefined;
}

interface Place {
  /** Name of the device in the file; ports without a device belong to the first one. */
  readonly node: string;
  readonly position: number;
  readonly pair: string;
  readonly segmentOf: SegmentOf;
}

/** Draws one device: its ports, its switches, and the internal switch with the NAT that it comes with. */
export function addDevice(
  drawing: Drawing,
  { node, position, pair, segmentOf }: Place,
): DrawnDevice {
  const { design, ids, site, settings } = drawing;
  const known = settings.ports.filter(
    (port) => port.node === node || (port.node === "" && position === 0),
  );
  const ports = [...known, ...unlisted(drawing, node, known, position)].sort((a, b) =>
    compareNatural(a.name, b.name),
  );
  const primary = primaryPort(known, (port) => isCompute(drawing, port.name));
  const host = design.add("host", ids("host"), site, node.slice(0, 200), {
    hostCluster: pair,
    ...given({
      computeRole: settings.switches.some((each) => each.isCompute) || undefined,
      dnsServers: primary?.dnsServers,
      customRoutes: position === 0 ? customRoutes(settings.routes) : undefined,
    }),
  });
  const drawn = new Map<string, string>();
  for (const port of ports) drawn.set(port.name, addPort(drawing, host, port, segmentOf));
  const internal = design.add("vswitch", ids("switch"), host, "internal", {
    mode: "internal",
    creation: "factory",
  });
  const nat = design.add("nat", ids("nat"), host, "nat", {});
  design.join(internal, nat);
  const exit = primary && drawn.get(primary.name);
  if (exit !== undefined && primary?.gateway !== undefined) design.join(nat, exit);
  return { host, internal, compute: addSwitches(drawing, host, drawn) };
}

function addPort(drawing: Drawing, host: string, port: PortSettings, segmentOf: SegmentOf): string {
  const { design, ids } = drawing;
  const mode =
    port.isDhcp === undefined
      ? hasRoute(drawing, port.name)
        ? "static"
        : undefined
      : port.isDhcp
        ? "dhcp"
        : "static";
  const id = design.add("physicalPort", ids("port"), host, port.name, {
    media: "wired",
    ...given({ ipMode: mode, address: port.address, gateway: port.gateway }),
    ...(isCompute(drawing, port.name) ? { computeEnabled: true } : {}),
  });
  const segment = segmentOf(port);
  if (segment !== undefined) design.join(id, segment);
  return id;
}

/** Draws the external switches; answers the one for compute. */
function addSwitches(
  { design, ids, settings }: Drawing,
  host: string,
  ports: ReadonlyMap<string, string>,
): string | undefined {
  let compute: string | undefined;
  for (const { name, port, mtu, ...each } of settings.switches) {
    const id = design.add("vswitch", ids("switch"), host, name, {
      mode: "external",
      ...given({ creation: each.isCompute ? "computeEnable" : undefined, mtu }),
    });
    const target = ports.get(port ?? "");
    if (target !== undefined) design.join(id, target);
    if (each.isCompute) compute ??= id;
  }
  return compute;
}

/** Ports that switches or routes name and the list of interfaces does not. */
function unlisted(
  { settings }: Drawing,
  node: string,
  known: readonly PortSettings[],
  position: number,
): PortSettings[] {
  const named = [
    ...settings.switches.map(({ port }) => port),
    ...(position === 0 ? settings.routes.map((route) => route.interface) : []),
  ].flatMap((name) => (name === undefined || name === "" ? [] : [name.slice(0, 200)]));
  return [...new Set(named)]
    .filter((name) => !known.some((port) => port.name === name))
    .map((name) => ({ node, name }));
}

function isCompute({ settings }: Drawing, port: string): boolean {
  return settings.switches.some((each) => each.isCompute && each.port === port);
}

/** Only an interface with a static configuration takes custom routes. */
function hasRoute({ settings }: Drawing, port: string): boolean {
  return settings.routes.some((route) => route.interface === port);
}

/** Custom routes as rows of a device; they are for the Kubernetes VMs alone. */
export function customRoutes(routes: readonly RouteSettings[]): Json {
  return routes.map((route) => ({ ...given({ ...route }), target: "kubernetesVms" }));
}
