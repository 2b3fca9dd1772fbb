import { parseMac, type Mac } from "#shared/address/mac";
import { compareText } from "#shared/kernel/order";
import { KINDS } from "#shared/kinds/index";
import { fieldOf, type Facts } from "./engine.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";

/** Kinds whose elements can carry a MAC address of their own. */
export const MAC_KINDS: readonly string[] = KINDS.filter((kind) =>
  kind.fields.some(({ key, type }) => key === "mac" && type.type === "mac"),
).map((kind) => kind.name);

/** The MAC address of an element; undefined where none is given or it cannot be read. */
export function macOf(facts: Facts, id: string): Mac | undefined {
  const text = fieldOf(facts, id, "mac");
  const parsed = typeof text === "string" && text !== "" ? parseMac(text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

/** MAC addresses are 48 bits, so they lie on a number line like any other. */
const placedMacs = defineIntervalFact<string>(
  "placedMacs",
  MAC_KINDS,
  (facts, id) => {
    const mac = macOf(facts, id);
    if (mac === undefined) return [];
    return [{ space: "", start: toNumber(mac), end: toNumber(mac), item: id }];
  },
  Object.is,
  compareText,
);

function toNumber(mac: Mac): number {
  return Number.parseInt(mac.replaceAll("-", ""), 16);
}

/** Ids of all elements with that MAC address, by id. */
export function holdersOfMac(facts: Facts, mac: Mac): readonly string[] {
  const at = toNumber(mac);
  return askWithin(facts, placedMacs, "", at, at);
}

/** A MAC address of Hyper-V's block that nobody has: the same for the same element on every machine. */
export function freeMac(facts: Facts, id: string): Mac {
  let tail = 0;
  for (const letter of id) tail = (Math.imul(tail, 31) + letter.charCodeAt(0)) & 0xffffff;
  for (;;) {
    const octets = tail.toString(16).padStart(6, "0").toUpperCase().match(/../g) ?? [];
    const mac = ["00-15-5D", ...octets].join("-");
    if (holdersOfMac(facts, mac).length === 0) return mac;
    tail = (tail + 1) & 0xffffff;
  }
}
