import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "./engine.ts";
import { linkedFrom, networkOf, type NetworkId } from "./networks.ts";
import { platformOf } from "./places.ts";

/** The network objects of platforms (AKS virtual networks, logical networks) that use a segment. */
export function networkObjectsOn(facts: Facts, network: NetworkId): ElementRecord[] {
  return linkedFrom(facts, network, "network");
}

/** Those whose nodes lease their addresses there: what a DHCP scope of the segment is for. */
export function leasingNetworksOn(facts: Facts, id: string): ElementRecord[] {
  const network = networkOf(facts, id);
  if (network === undefined) return [];
  return networkObjectsOn(facts, network).filter((object) => {
    return platformOf(facts, object.id)?.code.endsWith("-DH") ?? false;
  });
}
