import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress, rangeOfPrefix } from "#shared/address/prefix";
import { parseRange, type Range } from "#shared/address/range";
import { elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf, gatewayOwners } from "#shared/facts/gateways";
import { homeOf } from "#shared/facts/home-prefix";
import { networkObjectsOn } from "#shared/facts/network-objects";
import { interfacesOn } from "#shared/facts/networks";
import { readInteger, readIpv4, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import type { Json, JsonObject } from "#shared/kernel/json";
import { findField } from "#shared/kinds/index";

/** A figure of the design that may be moved to and fro. */
export type BandTarget =
  /** The first or last address of a range: a pool, a scope, an exclusion. */
  | {
      readonly what: "edge";
      readonly element: string;
      readonly field: string;
      readonly edge: "first" | "last";
      /** Which range of a list; 0 for a single one. */
      readonly index: number;
    }
  /** One address: of a field that holds one. */
  | { readonly what: "address"; readonly element: string; readonly field: string }
  /** The gateway of a network with everybody who names it: segment, network objects, router, scopes, ports. */
  | { readonly what: "gateway"; readonly network: string }
  /** A number of addresses. */
  | { readonly what: "size"; readonly element: string; readonly field: string };

/** What an element would say. */
export interface FieldEdit {
  readonly element: string;
  readonly fields: JsonObject;
}

/** A target that can be moved: from where, between what, and what each value would be written as. */
export interface Movable {
  readonly current: number;
  /** Every value worth trying, both ends included. */
  readonly domain: Range;
  /** Where a value stands on the number line of addresses: an address itself, or the last of a run. */
  readonly offset: number;
  readonly edits: (value: number) => readonly FieldEdit[];
}

/** Undefined for what is empty, cannot be read, or has no subnet around it. */
export function movable(facts: Facts, target: BandTarget): Movable | undefined {
  if (target.what === "gateway") return movableGateway(facts, target.network);
  const home = homeOf(facts, target.element)?.prefix;
  const element = elementOf(facts, target.element);
  if (!home || !element) return undefined;
  const { field } = target;
  const domain = rangeOfPrefix(home);
  const edit = (value: Json): FieldEdit[] => [{ element: element.id, fields: { [field]: value } }];
  if (target.what === "address") {
    const text = element.fields[field];
    const current = addressIn(text);
    return current === undefined
      ? undefined
      : { current, domain, offset: 0, edits: (value) => edit(withAddress(text, value)) };
  }
  if (target.what === "size") {
    const current = valueOf(readInteger(facts, element, field));
    const start = valueOf(readIpv4(facts, element, "start"));
    const type = findField(element.kind, field)?.type;
    if (current === undefined || start === undefined || type?.type !== "integer") return undefined;
    const most = Math.min(type.max, Math.max(domain.end - start + 2, 1));
    return { current, domain: { start: type.min, end: most }, offset: start - 1, edits: edit };
  }
  const stored = element.fields[field];
  const text = Array.isArray(stored) ? (stored[target.index] as Json | undefined) : stored;
  const parsed = typeof text === "string" ? parseRange(text) : undefined;
  if (!parsed?.ok) return undefined;
  const { start, end } = parsed.value;
  const isFirst = target.edge === "first";
  return {
    current: isFirst ? start : end,
    domain: isFirst ? { start: domain.start, end } : { start, end: domain.end },
    offset: 0,
    edits: (value) => {
      const range = isFirst
        ? `${formatIpv4(value)}-${formatIpv4(end)}`
        : `${formatIpv4(start)}-${formatIpv4(value)}`;
      return edit(Array.isArray(stored) ? stored.with(target.index, range) : range);
    },
  };
}

function movableGateway(facts: Facts, network: string): Movable | undefined {
  const gateway = gatewayOf(facts, network);
  const home = homeOf(facts, network)?.prefix;
  if (!gateway || !home) return undefined;
  const holders = [
    { element: gateway.element, field: gateway.field },
    ...gatewayOwners(facts, network, gateway.address).map(({ owner, field }) => ({
      element: owner,
      field,
    })),
    ...networkObjectsOn(facts, network).map(({ id }) => ({ element: id, field: "gateway" })),
    ...scopesOn(facts, network).map(({ id }) => ({ element: id, field: "optionRouter" })),
    ...interfacesOn(facts, network).map((id) => ({ element: id, field: "gateway" })),
  ].filter(
    ({ element, field }) => addressIn(elementOf(facts, element)?.fields[field]) === gateway.address,
  );
  // Where the platform sets it there is nothing to move.
  if (holders.length === 0) return undefined;
  return {
    current: gateway.address,
    domain: rangeOfPrefix(home),
    offset: 0,
    edits: (value) =>
      holders.map(({ element, field }) => ({
        element,
        fields: { [field]: withAddress(elementOf(facts, element)?.fields[field], value) },
      })),
  };
}

function addressIn(text: Json | undefined): number | undefined {
  if (typeof text !== "string") return undefined;
  const parsed = text.includes("/") ? parseInterfaceAddress(text) : parseIpv4(text);
  if (!parsed.ok) return undefined;
  return typeof parsed.value === "number" ? parsed.value : parsed.value.address;
}

/** The address in the form that stood there, with its length where it had one. */
function withAddress(text: Json | undefined, address: number): string {
  const length = typeof text === "string" ? /\/\d+$/.exec(text)?.[0] : undefined;
  return `${formatIpv4(address)}${length ?? ""}`;
}
