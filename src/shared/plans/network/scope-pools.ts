import { setSize } from "#shared/address/range-set";
import { isLeased, leaseSet } from "#shared/facts/dhcp";
import type { Facts } from "#shared/facts/engine";
import { leasingNetworksOn } from "#shared/facts/network-objects";
import { interfacesOn, type NetworkId } from "#shared/facts/networks";
import { readRows } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import type { PoolFigures } from "./pool-plan.ts";

/** DHCP scopes that serve anything but the nodes of a platform network. */
export function scopePools(facts: Facts, network: NetworkId): PoolFigures[] {
  if (leasingNetworksOn(facts, network).length > 0) return [];
  const leased = interfacesOn(facts, network).filter((id) => isLeased(facts, id)).length;
  return scopesOn(facts, network).map((scope) => {
    const inUse = Math.max(leased, readRows(scope, "reservations").length);
    return {
      id: `${scope.id}/range`,
      element: scope.id,
      field: "range",
      label: `Leases of ${scope.name}`,
      inUse,
      needed: inUse,
      reserved: setSize(leaseSet(facts, scope)),
      upgrade: 0,
      perCluster: undefined,
      perService: undefined,
      steps: [],
    };
  });
}
