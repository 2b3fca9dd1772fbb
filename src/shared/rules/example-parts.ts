import type { JsonObject } from "#shared/kernel/json";
import type { ExampleEdit } from "./example.ts";

/** A second cluster with one node beside that of the base design `arc-static`, for examples of rules. */
export const SECOND_ARC_CLUSTER = [
  {
    add: "cluster",
    id: "edge-2",
    parent: "site",
    fields: { network: "lnet", controlPlaneCount: 1 },
  },
  {
    add: "nodePool",
    id: "edge-2.pool",
    parent: "edge-2",
    name: "pool1",
    fields: { os: "linux", count: 1 },
  },
] as const;

/** The control plane IP of `SECOND_ARC_CLUSTER`. */
export function secondControlPlane(address: string): ExampleEdit {
  return { add: "controlPlaneEndpoint", id: "edge-2.cp", parent: "edge-2", fields: { address } };
}

/** A DHCP server with one scope on the LAN of an AKS Edge base: `dhcp` and `scope`, with the mark at the end. */
export function scopeOnLan(fields: JsonObject, mark = ""): readonly ExampleEdit[] {
  return [
    { add: "dhcpServer", id: `dhcp${mark}`, parent: "site", fields: {} },
    {
      add: "dhcpScope",
      id: `scope${mark}`,
      parent: `dhcp${mark}`,
      fields: { segment: "lan", ...fields },
    },
  ];
}

/** A PC of the site that is on a segment. */
export function sitePc(address: string, segment: string): readonly ExampleEdit[] {
  return [
    { add: "externalEndpoint", id: "pc", parent: "site", fields: { role: "sitePc", address } },
    { connect: "pc", to: segment },
  ];
}

/** A second router on the network of the scalable base design. */
export function secondRouter(id: string, address: string, fields: JsonObject = {}): ExampleEdit[] {
  return [
    { add: "router", id, parent: "site", fields: { forwards: true, ...fields } },
    { add: "routerInterface", id: `${id}.lan`, parent: id, name: "lan", fields: { address } },
    { connect: `${id}.lan`, to: "lan" },
  ];
}

/** A network of its own behind a router. */
export function networkBehind(
  router: string,
  prefix: string,
  address: string,
  gateway?: string,
): ExampleEdit[] {
  const fields = gateway === undefined ? { prefix } : { prefix, gateway };
  return [
    { add: "segment", id: "far", parent: "site", name: "far-net", fields },
    {
      add: "routerInterface",
      id: `${router}.far`,
      parent: router,
      name: "far",
      fields: { address },
    },
    { connect: `${router}.far`, to: "far" },
  ];
}

/** A server on the network of `networkBehind`, and a flow to it. */
export function flowToFar(source: string): readonly ExampleEdit[] {
  return [
    {
      add: "externalEndpoint",
      id: "server",
      parent: "site",
      fields: { role: "otherVm", address: "10.7.0.9" },
    },
    { connect: "server", to: "far" },
    {
      add: "flow",
      id: "flow",
      parent: "site",
      fields: { source, destination: "server", port: 443 },
    },
  ];
}
