import type { KindDef } from "#shared/model/define-kind";
import type { FieldDef } from "#shared/model/field";
import type { LinkDef } from "#shared/model/define-link";
import { addressPool } from "./address-pool.ts";
import { aksHost } from "./aks-host.ts";
import { arcResourceBridge } from "./arc-resource-bridge.ts";
import { cluster } from "./cluster.ts";
import { controlPlaneEndpoint } from "./control-plane-endpoint.ts";
import { dhcpScope } from "./dhcp-scope.ts";
import { dhcpServer } from "./dhcp-server.ts";
import { dnsServer } from "./dns-server.ts";
import { externalEndpoint } from "./external-endpoint.ts";
import { flow } from "./flow.ts";
import { host } from "./host.ts";
import { hostCluster } from "./host-cluster.ts";
import { ingressController } from "./ingress-controller.ts";
import { LINKS } from "./links.ts";
import { loadBalancer } from "./load-balancer.ts";
import { logicalNetwork } from "./logical-network.ts";
import { nat } from "./nat.ts";
import { networkPolicy } from "./network-policy.ts";
import { nicTeam } from "./nic-team.ts";
import { nodePool } from "./node-pool.ts";
import { nodeVm } from "./node-vm.ts";
import { note } from "./note.ts";
import { physicalPort } from "./physical-port.ts";
import { physicalSwitch } from "./physical-switch.ts";
import { proxy } from "./proxy.ts";
import { router } from "./router.ts";
import { routerInterface } from "./router-interface.ts";
import { runbookStep } from "./runbook-step.ts";
import { segment } from "./segment.ts";
import { service } from "./service.ts";
import { site } from "./site.ts";
import { vnet } from "./vnet.ts";
import { vnic } from "./vnic.ts";
import { vswitch } from "./vswitch.ts";
import { workload } from "./workload.ts";

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
  vnet,
  logicalNetwork,
  hostCluster,
  arcResourceBridge,
  host,
  physicalPort,
  nicTeam,
  vswitch,
  nat,
  nodeVm,
  vnic,
  aksHost,
  cluster,
  nodePool,
  controlPlaneEndpoint,
  addressPool,
  loadBalancer,
  service,
  ingressController,
  workload,
  networkPolicy,
  flow,
  runbookStep,
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
