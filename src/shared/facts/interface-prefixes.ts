import { parsePrefix, prefixOf, type Prefix } from "#shared/address/prefix";
import type { Ipv4 } from "#shared/address/ipv4";
import { claimsOf } from "./claims.ts";
import { defineFact, elementOf, fieldOf, type Facts } from "./engine.ts";
import { readInteger, valueOf } from "./readings.ts";

/** The prefix that an interface itself is set to, apart from what its network says. */
export interface OwnPrefix {
  readonly address: Ipv4;
  readonly prefix: Prefix;
  /** The field that carries the length. */
  readonly field: string;
}

/** Set by an address with length, or by a length of its own; undefined when it follows its network. */
export const ownPrefixOf: (facts: Facts, id: string) => OwnPrefix | undefined = defineFact<
  OwnPrefix | undefined
>(
  "ownPrefix",
  (facts, id) => {
    const text = fieldOf(facts, id, "address");
    const parsed = typeof text === "string" && text.includes("/") ? parsePrefix(text) : undefined;
    if (parsed?.ok)
      return { address: parsed.value.address, prefix: parsed.value.prefix, field: "address" };
    const element = elementOf(facts, id);
    const length =
      element && valueOf(readInteger(facts, element, "prefixLength", { min: 1, max: 32 }));
    const claim = claimsOf(facts, id).find((each) => each.field === "address");
    if (length === undefined || !claim) return undefined;
    return {
      address: claim.range.start,
      prefix: prefixOf(claim.range.start, length),
      field: "prefixLength",
    };
  },
  (a, b) =>
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.address === b.address &&
      a.prefix.length === b.prefix.length &&
      a.field === b.field),
);
