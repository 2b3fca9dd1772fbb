import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import type { Json, JsonObject } from "#shared/kernel/json";
import { say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
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
  return setFields(say`Clear the ${{ plain: label.toLowerCase() }}`, element, { [field]: null });
}

/** Several commands as one step of undo. */
export function together(title: Message, label: string, fixes: readonly Fix[]): Fix {
  const commands = fixes.map(({ command }) => command as unknown as Json);
  return { title, command: { name: "batch", args: { label, commands } } };
}

/** Moves an address to the next free one of its network; nothing when the network is full. */
export function moveToFreeAddress(facts: Facts, element: string, field: string, from?: Ipv4): Fix[] {
  const network = networkOf(facts, element);
  const free = network === undefined ? undefined : freeAddressOn(facts, network, from, [element]);
  if (free === undefined) return [];
  return [setFields(say`Use ${formatIpv4(free)}, the next free address`, element, { [field]: withLength(facts, element, field, free) })];
}

/** An address as the field writes it: with the length it had, where the field carries one. */
function withLength(facts: Facts, element: string, field: string, address: Ipv4): string {
  const text = elementOf(facts, element)?.fields[field];
  const slash = typeof text === "string" ? text.indexOf("/") : -1;
  return slash < 0 ? formatIpv4(address) : `${formatIpv4(address)}${String(text).slice(slash)}`;
}
