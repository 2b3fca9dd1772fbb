import { nextFreePrefix } from "#shared/address/allocate";
import { rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import { rangeSet } from "#shared/address/range-set";
import { specialBlockOf } from "#shared/address/special";
import { allNetworks } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { networkPrefix } from "#shared/facts/networks";

/** A block of the same length in the same private block that no network of the project uses. */
export function freeBlockLike(facts: Facts, network: string, prefix: Prefix): Prefix | undefined {
  const within = specialBlockOf(prefix.network)?.prefix;
  const taken = allNetworks(facts).flatMap((id) =>
    id === network ? [] : (networkPrefix(facts, id) ?? []),
  );
  return within && nextFreePrefix(within, rangeSet(taken.map(rangeOfPrefix)), prefix.length);
}
