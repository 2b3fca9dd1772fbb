import { formatRange, type Range } from "#shared/address/range";
import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { addressingOfServers, cloudAgentOf, serversIn } from "#shared/facts/host-clusters";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { readIpv4, readPrefix, readRangeList, readText, valueOf } from "#shared/facts/readings";
import { switchName } from "#shared/facts/switches";
import type { VnetPool } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import { addressList } from "./edge-values.ts";
import type { SitePlan } from "./deployment.ts";

// What the sections for AKS on Azure Stack HCI ask of a design, each in one place.

/** A virtual network for AKS as its commands and sheets want it; absent where the design is silent. */
export interface VnetValues {
  readonly vnet: ElementRecord;
  /** The AKS host lies in it, so it is made with the other cmdlet. */
  readonly isOfHost: boolean;
  /** What it is called in the PowerShell window of the build, also for scripts that run there: `$global:vnet2`. */
  readonly variable: string;
  readonly isStatic: boolean;
  readonly switchName: string | undefined;
  readonly prefix: string | undefined;
  readonly gateway: string | undefined;
  readonly dnsServers: readonly string[];
  readonly nodePool: readonly Range[];
  readonly vipPool: readonly Range[];
  /** 0 is untagged. */
  readonly vlan: string | undefined;
}

/** The networks of a site: that of the AKS host first, then those of further clusters by name. */
export function vnetsOf(facts: Facts, { site, platform }: SitePlan): VnetValues[] {
  const hosts = childrenOf(facts, site.id, "aksHost");
  const vnets = childrenOf(facts, site.id, "vnet");
  const ofHost = hosts[0] && networkObjectOf(facts, hosts[0]);
  const first = ofHost ?? vnets[0];
  const ordered = [...(first ? [first] : []), ...vnets.filter((each) => each.id !== first?.id)];
  return ordered.map((vnet, i): VnetValues => {
    const prefix = valueOf(readPrefix(facts, vnet, "addressPrefix"))?.prefix;
    const gateway = valueOf(readIpv4(facts, vnet, "gateway"));
    const isStatic = platform.code === "HCI-ST";
    const pool = (field: VnetPool): readonly Range[] =>
      readRangeList(vnet, field).flatMap((each) => valueOf(each) ?? []);
    return {
      vnet,
      isOfHost: vnet.id === first?.id,
      variable: i === 0 ? "$global:vnet" : `$global:vnet${i + 1}`,
      isStatic,
      switchName: readText(facts, vnet, "switchName") || commonSwitch(facts, site.id),
      prefix: isStatic && prefix ? formatPrefix(prefix) : undefined,
      gateway: isStatic && gateway !== undefined ? formatIpv4(gateway) : undefined,
      dnsServers: isStatic ? addressList(vnet, "dnsServers") : [],
      nodePool: isStatic ? pool("nodeVmPool") : [],
      vipPool: pool("vipPool"),
      vlan: readText(facts, vnet, "vlan") || undefined,
    };
  });
}

/** The name of the only external switch of the servers, which stands for one that is not named. */
function commonSwitch(facts: Facts, site: string): string | undefined {
  const names = childrenOf(facts, site, "host")
    .flatMap((host) => childrenOf(facts, host.id, "vswitch"))
    .map((each) => switchName(facts, each));
  const [name] = names;
  return names.every((each) => each === name) ? name : undefined;
}

/** The pool that the commands can name, which take one run of addresses. */
export function runOfPool(ranges: readonly Range[]): Range | undefined {
  return ranges.length === 1 ? ranges[0] : undefined;
}

export function poolText(ranges: readonly Range[]): string {
  return ranges.map(formatRange).join(", ");
}

/** A cluster of servers with the address of its cloud agent. */
export interface CloudAgent {
  readonly hostCluster: ElementRecord;
  readonly servers: readonly ElementRecord[];
  /** Static servers need one; those with leased addresses must not have one. */
  readonly isNeeded: boolean;
  /** "10.11.23.45/16" as the cmdlet takes it; undefined when there is none that can be read. */
  readonly text: string | undefined;
  readonly address: string | undefined;
}

export function cloudAgentsOf(facts: Facts, { site }: SitePlan): CloudAgent[] {
  return childrenOf(facts, site.id, "hostCluster").map((hostCluster): CloudAgent => {
    const agent = cloudAgentOf(facts, hostCluster.id);
    return {
      hostCluster,
      servers: serversIn(facts, hostCluster.id),
      isNeeded: addressingOfServers(facts, hostCluster.id) !== "dhcp",
      text: agent && `${formatIpv4(agent.address)}/${agent.prefix.length}`,
      address: agent && formatIpv4(agent.address),
    };
  });
}
