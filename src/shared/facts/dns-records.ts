import { formatIpv4, parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { sameJson, type Json } from "#shared/kernel/json";
import { defineFact, defineGlobalFact, elementOf, idsOfKind, type Facts } from "./engine.ts";
import { readCell, readRows, valueOf } from "./readings.ts";

/** A DNS record of the design: the name, and the server that holds it. */
export interface DnsRecord {
  readonly name: string;
  readonly server: string;
}

const byAddress = defineGlobalFact<ReadonlyMap<string, readonly DnsRecord[]>>(
  "recordsByAddress",
  (facts) => {
    const found = new Map<string, DnsRecord[]>();
    for (const server of idsOfKind(facts, "dnsServer")) {
      const element = elementOf(facts, server);
      for (const row of element ? readRows(element, "records") : []) {
        const address = valueOf(readCell(row, "address", parseIpv4));
        const { name } = row;
        if (address === undefined || typeof name !== "string" || name === "") continue;
        const key = formatIpv4(address);
        found.set(key, [...(found.get(key) ?? []), { name, server }]);
      }
    }
    return found;
  },
  () => false,
);

const recordsAt = defineFact<readonly DnsRecord[]>(
  "recordsAt",
  (facts, address) => byAddress(facts).get(address) ?? [],
  (a, b) => sameJson(a as unknown as Json, b as unknown as Json),
);

/** The records of the whole design that point to an address, in order of their servers. */
export function recordsFor(facts: Facts, address: Ipv4): readonly DnsRecord[] {
  return recordsAt(facts, formatIpv4(address));
}
