import { previousFreeAddress } from "#shared/address/allocate";
import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { hostsOf, parseInterfaceAddress } from "#shared/address/prefix";
import type { Json, JsonObject } from "#shared/kernel/json";
import { plain, say, type Message } from "#shared/kernel/message";
import { inSentence } from "#shared/kernel/words";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { poolAround } from "#shared/facts/membership";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { freeAddressIn, freeAddressOn, occupiedOn } from "#shared/facts/occupancy";
import { findField } from "#shared/kinds/index";
import type { Fix } from "./finding.ts";

/** Sets fields of one element. */
export function setFields(title: Message, element: string, fields: JsonObject): Fix {
  return { title, command: { name: "element.edit", args: { ids: [element], fields } } };
}

/** Empties one field. */
export function clearField(facts: Facts, element: string, field: string): Fix {
  const record = elementOf(facts, element);
  const label = (record && findField(record.kind, field)?.label) ?? field;
  return setFields(say`Clear the ${plain(inSentence(label))}`, element, { [field]: null });
}

/** Several commands as one step of undo. */
export function together(title: Message, label: string, fixes: readonly Fix[]): Fix {
  const commands = fixes.map(({ command }) => command as unknown as Json);
  return { title, command: { name: "batch", args: { label, commands } } };
}

/**
 * Moves an address to the next free one: of the pool it is taken from, else of its network; nothing
 * when that is full. An address that the platform sets by itself is given back to the platform.
 */
export function moveToFreeAddress(
  facts: Facts,
  element: string,
  field: string,
  from?: Ipv4,
): Fix[] {
  const record = elementOf(facts, element);
  const network = networkOf(facts, element);
  if (!record || network === undefined) return [];
  if (governingFact(facts, record, field)?.requirement === "automatic")
    return [clearField(facts, element, field)];
  const claim = claimsOf(facts, element).find((each) => each.field === field);
  const pool = claim && poolAround(facts, claim);
  const free = pool
    ? freeAddressIn(facts, network, pool.range, [element])
    : freeAddressOn(facts, network, from, [element]);
  return free === undefined
    ? []
    : [setAddress(facts, element, field, free, "the next free address")];
}

/** Moves an address to the last free one of its network at or below `from`. */
export function moveToFreeAddressBelow(
  facts: Facts,
  element: string,
  field: string,
  from: Ipv4,
): Fix[] {
  const network = networkOf(facts, element);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (network === undefined || !prefix) return [];
  const free = previousFreeAddress(hostsOf(prefix), occupiedOn(facts, network, [element]), from);
  return free === undefined
    ? []
    : [setAddress(facts, element, field, free, "the free address before it")];
}

/** Sets an address, with the length that the field had, where it carries one. */
export function setAddress(
  facts: Facts,
  element: string,
  field: string,
  address: Ipv4,
  why: string,
): Fix {
  const value = withLength(facts, element, field, address);
  return setFields(say`Use ${formatIpv4(address)}, ${plain(why)}`, element, { [field]: value });
}

/** The length is that which stands there, else that of the network. */
function withLength(facts: Facts, id: string, field: string, address: Ipv4): string {
  const element = elementOf(facts, id);
  if (!element || findField(element.kind, field)?.type.type !== "interface-address")
    return formatIpv4(address);
  const text = element.fields[field];
  const parsed = typeof text === "string" ? parseInterfaceAddress(text) : undefined;
  const network = networkOf(facts, id);
  const prefix = parsed?.ok
    ? parsed.value.prefix
    : network === undefined
      ? undefined
      : networkPrefix(facts, network);
  return `${formatIpv4(address)}/${prefix?.length ?? 24}`;
}
