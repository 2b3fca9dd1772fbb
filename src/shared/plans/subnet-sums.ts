import { plain, say } from "#shared/kernel/message";
import { prefixSize, usableCount } from "#shared/address/prefix";
import { smallestPrefixLength, subnetNeed } from "#shared/facts/reservation";
import { step, sumOf, type Sum } from "./formula.ts";
import { addition } from "./words.ts";

/** A sum whose value is a prefix length, with what stays free in a subnet of that length. */
export interface SubnetSum extends Sum {
  readonly need: number;
  /** Addresses of the block that nobody asked for. */
  readonly spare: number;
}

/** F7: the smallest subnet for a reservation, its gateway when it is inside, and other addresses. */
export function subnetSum(total: number, gateway: number, others: number): SubnetSum {
  const need = subnetNeed(total, gateway, others);
  const length = smallestPrefixLength(total, gateway, others);
  const size = prefixSize({ network: 0, length });
  const parts = addition([
    [total, "reserved address", "reserved addresses"],
    [2, "network and broadcast address", "for network and broadcast address"],
    [gateway, "gateway", "gateways"],
    [others, "other address", "other addresses"],
  ]);
  const values = { total, gateway, others, need, size };
  const words = say`Subnet: ${parts} = ${need}; the next power of two is ${size}, a ${plain("/")}${length}`;
  const spare = size - need;
  return { ...sumOf(step("F7", length, values, words)), need, spare };
}

/** F13: what hosts can use of a subnet, and what is left of it. The value is what is left. */
export function usableSum(length: number, gateway: number, claimed: number): Sum {
  const usable = usableCount({ network: 0, length });
  const free = usable - gateway - claimed;
  const words = say`A ${plain("/")}${length} has ${usable} usable addresses; less ${gateway} for the gateway and ${claimed} claimed: ${free} free`;
  return sumOf(step("F13", free, { usable, gateway, claimed }, words));
}
