import type { KindDef } from "#shared/model/define-kind";
import type { FieldDef } from "#shared/model/field";
import type { LinkDef } from "#shared/model/define-link";
import { addressPool } from "./address-pool.ts";
import { cluster } from "./cluster.ts";
import { controlPlaneEndpoint } from "./control-plane-endpoint.ts";
import { dhcpScope } from "./dhcp-scope.ts";
import { dhcpServer } from "./dhcp-server.ts";
import { dnsServer } from "./dns-server.ts";
import { externalEndpoint } from "./external-endpoint.ts";
import { host } from "./host.ts";
import { LINKS } from "./links.ts";
import { loadBalancer } from "./load-balancer.ts";
import { nat } from "./nat.ts";
import { nodeVm } from "./node-vm.ts";
import { note } from "./note.ts";
import { physicalPort } from "./physical-port.ts";
import { physicalSwitch } from "./physical-switch.ts";
import { proxy } from "./proxy.ts";
import { router } from "./router.ts";
import { routerInterface } from "./router-interface.ts";
import { segment } from "./segment.ts";
import { service } from "./service.ts";
import { site } from "./site.ts";
import { vnic } from "./vnic.ts";
import { vswitch } from "./vswitch.ts";

/** Every kind of element. The order is that of the outline, the palette and printed tables. */
export const KINDS: readonly KindDef[] = [
  externalEndpoint,
  site,
  router,
  routerInterface,
  segment,
  physicalSwitch,
  dnsServer,
  dhcpServer,
  dhcpScope,
  proxy,
  host,
  physicalPort,
  vswitch,
  nat,
  nodeVm,
  vnic,
  cluster,
  controlPlaneEndpoint,
  addressPool,
  loadBalancer,
  service,
  note,
];

const byName = new Map(KINDS.map((kind, rank) => [kind.name, { kind, rank }]));
const linksByName = new Map(LINKS.map((link) => [link.name, link]));
const fieldsByKind = new Map(
  KINDS.map((kind) => [kind.name, new Map(kind.fields.map((field) => [field.key, field]))]),
);

export function findKind(name: string): KindDef | undefined {
  return byName.get(name)?.kind;
}

/** The kind of that name; throws for one that the program does not know. */
export function getKind(name: string): KindDef {
  const kind = findKind(name);
  if (!kind) {
    throw new Error(`unknown kind "${name}"; known are ${[...byName.keys()].sort().join(", ")}`);
  }
  return kind;
}

/** Place of a kind in outlines and tables. */
export function kindRank(name: string): number {
  return byName.get(name)?.rank ?? byName.size;
}

export function findField(kind: string, key: string): FieldDef | undefined {
  return fieldsByKind.get(kind)?.get(key);
}

export function findLinkDef(name: string): LinkDef | undefined {
  return linksByName.get(name);
}

export { LINKS };
