import { formatIpv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parsePrefix,
  prefixOf,
  rangeOfPrefix,
  samePrefix,
  type Prefix,
} from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { domainOf } from "#shared/facts/domains";
import { elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { networkObjectsOn } from "#shared/facts/network-objects";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { scopesOn } from "#shared/facts/scopes";
import { spacesIn } from "#shared/facts/spaces";
import type { ElementRecord } from "#shared/model/records";
import type { Fix } from "./finding.ts";
import { setFields, together } from "./fixes.ts";

/** Fields that name the prefix of a network, or an address with its length. */
const FIELDS = ["prefix", "addressPrefix", "subnet", "address", "cloudServiceCidr"] as const;

/**
 * Gives the network of an AKS virtual network another prefix length, and everything on it that names
 * the old one; nothing where the larger block belongs to somebody else.
 */
export function resizeNetwork(facts: Facts, vnet: string, length: number, why: string): Fix[] {
  const network = networkOf(facts, vnet);
  const element = elementOf(facts, vnet);
  if (network === undefined || !element) return [];
  const own = prefixIn(element, "addressPrefix");
  const segment = elementOf(facts, network);
  const prefix = own ?? (segment && prefixIn(segment, "prefix"));
  if (!prefix || length > 30) return [];
  const to = prefixOf(prefix.network, length);
  const others = spacesIn(facts, new Set([domainOf(facts, network)]), rangeOfPrefix(to)).filter(
    (space) => space.what === "network" && space.element !== network,
  );
  if (others.length > 0) return [];
  const title = say`Use ${formatPrefix(to)}, ${plain(why)}`;
  const parties = [
    network,
    vnet,
    ...networkObjectsOn(facts, network).map(({ id }) => id),
    ...scopesOn(facts, network).map(({ id }) => id),
    ...interfacesOn(facts, network),
  ];
  const steps = [...new Set(parties)].flatMap((id) => resized(facts, id, prefix, to));
  return steps.length === 0 ? [] : [together(title, "Change prefix length", steps)];
}

function resized(facts: Facts, id: string, from: Prefix, to: Prefix): Fix[] {
  const element = elementOf(facts, id);
  if (!element) return [];
  return FIELDS.flatMap((field) => {
    const text = element.fields[field];
    if (typeof text !== "string") return [];
    const parsed = parsePrefix(text);
    const isSegment = kindOf(facts, id) === "segment";
    // The segment and the network object may name two lengths of one subnet; both follow.
    const isMeant = parsed.ok && (samePrefix(parsed.value.prefix, from) || isSegment);
    if (!isMeant) return [];
    const { address, hostBits } = parsed.value;
    const value = hostBits ? `${formatIpv4(address)}/${to.length}` : formatPrefix(to);
    return value === text ? [] : [setFields(say`Set ${value}`, id, { [field]: value })];
  });
}

function prefixIn(element: ElementRecord, field: string): Prefix | undefined {
  const text = element.fields[field];
  const parsed = typeof text === "string" ? parsePrefix(text) : undefined;
  return parsed?.ok ? parsed.value.prefix : undefined;
}
