import { hostsOf } from "#shared/address/prefix";
import { subtractSets } from "#shared/address/range-set";
import type { Facts } from "#shared/facts/engine";
import { networkPrefix, type NetworkId } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { blockTable, type BlockInterval } from "./block-table.ts";
import { blocksBesideScope, type FreeRun } from "./exclusions.ts";
import { readScope } from "./scopes-of-network.ts";

/** Where a block of virtual addresses fits beside a scope, which stays as it is. */
export interface ScopeBlocks {
  readonly scope: ElementRecord;
  readonly runs: readonly FreeRun[];
  /** Every host address of the network in stretches, each with its verdict. */
  readonly proof: readonly BlockInterval[];
}

/** Where `size` addresses in a row fit beside each scope of a network; none without a prefix. */
export function blocksOn(facts: Facts, network: NetworkId, size: number): ScopeBlocks[] {
  const prefix = networkPrefix(facts, network);
  if (!prefix) return [];
  const hosts = hostsOf(prefix);
  return scopesOn(facts, network).flatMap((scope) => {
    const given = readScope(facts, scope);
    if (!given) return [];
    const held = occupiedOn(facts, network, [scope.id]);
    const leases = subtractSets([given.scope], given.exclusions);
    return [
      {
        scope,
        runs: blocksBesideScope(hosts, given, held, size),
        proof: blockTable(hosts, leases, held, size),
      },
    ];
  });
}
