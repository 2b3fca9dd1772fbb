import { expect, test } from "vitest";
import { SITE_CODES, type FieldFact, type SiteCode } from "./define-profile.ts";
import { factsIn, PROFILES } from "./index.ts";

/**
 * Section 1 of the catalogue as the newest edition says it, one letter for each of EE-S, EE-M,
 * HCI-ST, HCI-DH, ASE, ARC-ST and ARC-DH: R required, A set by the platform, D assumed until given,
 * O optional, N not available, - nothing said. Two letters depend on another field.
 *
 * Not as the catalogue has it: addresses that a platform takes from a pool (A there) are O here,
 * since a drawing may name them; the gateway of a static model (R) is asked of the network object
 * and not of every segment; node and pool counts (R) may be left to what is drawn.
 */
const WANTED: Readonly<Record<string, string>> = {
  "site.variant": "R R R R - R R",
  "site.containerLayer": "N N A A N N N",
  "site.productRelease": "N N N N N A A",
  "site.vipCountMode": "N N D D N N N",
  "site.environment": "R R - - - - -",
  "site.controlsRouter": "- - N N N N N",
  "site.grantRange": "R R - - - - -",
  "site.grantConfirmedOn": "R R - - - - -",
  "segment.prefix": "R R R R R R R",
  "host.role": "A A A A A A A",
  "host.os": "A A D D A A A",
  "host.addressing": "- - R R - - -",
  "host.computeRole": "N N N N R N N",
  "host.customRoutes": "N N N N - N N",
  "hostCluster.product": "- - R R A A A",
  "hostCluster.nodeAddressing": "- - R R - - -",
  "hostCluster.cloudServiceCidr": "N N R/N R/N N N N",
  "hostCluster.cloudAgentCount": "N N A A N N N",
  "hostCluster.clusterResourceIp": "N N N N N - -",
  "physicalPort.computeEnabled": "N N N N R N N",
  "physicalPort.team": "- - - - N - -",
  "nicTeam.mode": "- - - - N - -",
  "vswitch.switchName": "A - - - - - -",
  "vswitch.mode": "A A D D - D D",
  "vswitch.creation": "A D D D A D D",
  "vnic.address": "A R - - - - -",
  "vnic.guestName": "A A N N N N N",
  "vnic.ipSource": "A D D D D D D",
  "nat.internalPrefix": "A - - - D - -",
  "nodeVm.os": "R R R R R R R",
  "nodeVm.role": "R R R R R R R",
  "nodeVm.highlyAvailable": "N N A A N N N",
  "nodeVm.proxyHttp": "- - - - - N N",
  "aksHost.controlPlaneNodes": "- - A A - - -",
  "aksHost.workerNodes": "- - A A - - -",
  "aksHost.loadBalancerVms": "- - A A - - -",
  "aksHost.updateReserve": "- - A A - - -",
  "aksHost.network": "- - R R - - -",
  "cluster.controlPlaneCount": "A - - - A - -",
  "cluster.updateReserve": "N N A A N D D",
  "cluster.network": "- - R R - R R",
  "cluster.plugin": "D D D D A - -",
  "cluster.pluginMode": "- - A A - - -",
  "cluster.encapsulation": "- - A A - - -",
  "cluster.proxy": "- - - - - N N",
  "nodePool.count": "R R R R R R R",
  "controlPlaneEndpoint.address": "A R N N - O O",
  "loadBalancer.product": "- - A A A R R",
  "loadBalancer.placement": "- - A A A A A",
  "vnet.model": "- - A A - - -",
  "vnet.addressPrefix": "- - R N - - -",
  "vnet.gateway": "- - R N - - -",
  "vnet.dnsServers": "- - R N - - -",
  "vnet.nodeVmPool": "- - R N - - -",
  "vnet.vipPool": "- - R R - - -",
  "vnet.vlan": "- - O O - - -",
  "logicalNetwork.switchName": "- - - - - R R",
  "logicalNetwork.addressPrefix": "- - - - - R N",
  "logicalNetwork.gateway": "- - - - - R N",
  "logicalNetwork.dnsServers": "- - - - - R N",
  "logicalNetwork.poolStart": "- - - - - R N",
  "logicalNetwork.poolEnd": "- - - - - R N",
  "logicalNetwork.vlan": "- - - - - D D",
  "addressPool.start": "A - - - - - -",
  "dhcpServer.address": "- - - R - - R",
  "dhcpScope.range": "R R R R R R R",
  "dhcpScope.exclusions": "- - - R - - -",
  "dhcpScope.leaseHours": "D D D D D D D",
  "service.type": "R R R R R R R",
  "service.externalName": "R/N R/N R/N R/N R/N R/N R/N",
  "router.urlAllow": "- - - - - R R",
};

function letter({ requirement, automatic }: FieldFact): string {
  switch (requirement) {
    case "required":
      return "R";
    case "automatic":
      return "A";
    case "optional":
      return automatic ? "D" : "O";
    case "unavailable":
      return "N";
  }
}

function lettersOn(code: SiteCode, path: string): string {
  const profile = PROFILES.find(({ variants }) => variants.some((each) => each.code === code));
  const own = factsIn(code, profile?.editions.at(-1)?.id ?? "").filter(
    ({ kind, field }) => `${kind}.${field}` === path,
  );
  return [...new Set(own.map(letter))].join("/") || "-";
}

test.each(Object.entries(WANTED))("%s: %s", (path, wanted) => {
  expect(SITE_CODES.map((code) => lettersOn(code, path)).join(" ")).toBe(wanted);
});
