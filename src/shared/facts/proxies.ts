import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { parseProxyUrl } from "#shared/address/proxy-url";
import type { Range } from "#shared/address/range";
import { parseRange } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "./engine.ts";

/** The proxy that a cluster names, if it sets any address. */
export function proxyOf(facts: Facts, cluster: ElementRecord): ElementRecord | undefined {
  const id = cluster.fields["proxy"];
  const proxy = typeof id === "string" ? elementOf(facts, id) : undefined;
  return proxy && (isSet(proxy, "http") || isSet(proxy, "https")) ? proxy : undefined;
}

export function isSet(element: ElementRecord, field: string): boolean {
  return typeof element.fields[field] === "string" && element.fields[field] !== "";
}

/** The addresses and ports that proxy values name; names of hosts are left out. */
export function proxyTargets(
  element: ElementRecord,
  fields: readonly string[],
): { address: Ipv4; port: number }[] {
  return fields.flatMap((field) => {
    const text = element.fields[field];
    const url = typeof text === "string" ? parseProxyUrl(text) : undefined;
    return url?.ok && url.value.address !== undefined
      ? [{ address: url.value.address, port: url.value.port }]
      : [];
  });
}

/** One entry of a bypass list: what it says, and which addresses it means where it means any. */
export interface Bypass {
  readonly text: string;
  readonly range?: Range;
}

/** The entries of `no_proxy`; blanks between commas, which the helper scripts leave, are skipped. */
export function bypassesOf(proxy: ElementRecord): Bypass[] {
  const list = proxy.fields["no"];
  const texts = (Array.isArray(list) ? list : []).flatMap((item: unknown) =>
    String(item).split(/[,;\s]+/),
  );
  return texts.filter((text) => text !== "").map((text) => ({ text, ...rangeIn(text) }));
}

function rangeIn(text: string): { range?: Range } {
  if (text.toLowerCase() === "localhost") return { range: { start: LOOPBACK, end: LOOPBACK } };
  const address = parseIpv4(text);
  if (address.ok) return { range: { start: address.value, end: address.value } };
  const prefix = parsePrefix(text);
  if (prefix.ok) return { range: rangeOfPrefix(prefix.value.prefix) };
  const range = /^[\d.]+-[\d.]+$/.test(text) ? parseRange(text) : undefined;
  return range?.ok ? { range: range.value } : {};
}

/** 127.0.0.1 */
export const LOOPBACK: Ipv4 = 0x7f000001;
