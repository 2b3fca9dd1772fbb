import { formatInterfaceAddress } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { managementNetwork } from "#shared/facts/host-clusters";
import { networkPrefix } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
import type { Fix } from "./finding.ts";
import { setFields } from "./fixes.ts";

/** Gives the cloud agent of a host cluster a free address of the network of its servers. */
export function placeCloudAgent(facts: Facts, hostCluster: string): Fix[] {
  const network = managementNetwork(facts, hostCluster);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (network === undefined || !prefix) return [];
  const free = freeAddressOn(facts, network, undefined, [hostCluster]);
  if (free === undefined) return [];
  const cloudServiceCidr = formatInterfaceAddress(free, prefix.length);
  const title = say`Use ${cloudServiceCidr}, a free address of the servers' subnet`;
  return [setFields(title, hostCluster, { cloudServiceCidr })];
}
