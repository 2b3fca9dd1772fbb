import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import type { Range } from "#shared/address/range";
import { arcPool, controlPlaneIpsOf } from "#shared/facts/arc-demand";
import { serviceBalancersOf } from "#shared/facts/balancers";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { readIpv4, readPrefix, readRangeList, readText, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { SitePlan } from "./deployment.ts";
import { addressList } from "./edge-values.ts";

// What the sections for AKS enabled by Azure Arc ask of a design, each in one place.

/** A logical network as its command and sheet want it; absent where the design is silent. */
export interface LogicalNetworkValues {
  readonly network: ElementRecord;
  readonly isStatic: boolean;
  readonly switchName: string | undefined;
  readonly prefix: string | undefined;
  readonly gateway: string | undefined;
  readonly dnsServers: readonly string[];
  readonly pool: Range | undefined;
  /** 0 is untagged. */
  readonly vlan: string | undefined;
}

export function logicalNetworksOf(facts: Facts, { site, platform }: SitePlan) {
  return childrenOf(facts, site.id, "logicalNetwork").map((network): LogicalNetworkValues => {
    const isStatic = platform.code === "ARC-ST";
    const prefix = valueOf(readPrefix(facts, network, "addressPrefix"))?.prefix;
    const gateway = valueOf(readIpv4(facts, network, "gateway"));
    return {
      network,
      isStatic,
      switchName: readText(facts, network, "switchName") || undefined,
      prefix: isStatic && prefix ? formatPrefix(prefix) : undefined,
      gateway: isStatic && gateway !== undefined ? formatIpv4(gateway) : undefined,
      dnsServers: isStatic ? addressList(network, "dnsServers") : [],
      pool: isStatic ? valueOf(arcPool(facts, network)) : undefined,
      vlan: readText(facts, network, "vlan") || undefined,
    };
  });
}

/** The control plane address that the design gives a cluster, and where it stands. */
export interface ControlPlane {
  readonly endpoint: ElementRecord;
  readonly text: string;
}

export function controlPlaneOf(facts: Facts, cluster: ElementRecord): ControlPlane | undefined {
  for (const endpoint of controlPlaneIpsOf(facts, cluster)) {
    const address = valueOf(readIpv4(facts, endpoint, "address"));
    if (address !== undefined) return { endpoint, text: formatIpv4(address) };
  }
  return undefined;
}

/** A balancer of a cluster's services with the ranges that it hands out. */
export interface ServiceBalancer {
  readonly balancer: ElementRecord;
  readonly isMetalLb: boolean;
  readonly ranges: readonly Range[];
  readonly texts: readonly string[];
  readonly isBgp: boolean;
}

export function serviceBalancers(facts: Facts, cluster: ElementRecord): ServiceBalancer[] {
  return serviceBalancersOf(facts, cluster.id)
    .filter((balancer) => readText(facts, balancer, "product") !== "kubeVip")
    .map((balancer): ServiceBalancer => {
      const own = readRangeList(balancer, "ranges").flatMap((each) => valueOf(each) ?? []);
      const peers = balancer.fields["bgpPeers"];
      return {
        balancer,
        isMetalLb: readText(facts, balancer, "product") === "metalLb",
        ranges: own,
        texts: own.map(rangeArgument),
        isBgp: Array.isArray(peers) && peers.length > 0,
      };
    });
}

/** A range as the Azure CLI takes it; a single address is a prefix of length 32. */
function rangeArgument({ start, end }: Range): string {
  return start === end ? `${formatIpv4(start)}/32` : `${formatIpv4(start)}-${formatIpv4(end)}`;
}
