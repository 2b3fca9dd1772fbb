import { prefixContains, type Prefix } from "#shared/address/prefix";
import { compareText } from "#shared/kernel/order";
import { childIds, defineFact, defineProjection, fieldOf, kindOf, type Facts } from "./engine.ts";
import { networkPrefix } from "./networks.ts";
import { siteIdOf } from "./places.ts";

/** For each storage network of a site that overlaps another one: one that does, the wider or earlier. */
const overlapsInSite = defineFact<ReadonlyMap<string, string>>(
  "storageOverlaps",
  (facts, site) => {
    const networks = childIds(facts, site).flatMap((id): { id: string; prefix: Prefix }[] => {
      const isMeant = kindOf(facts, id) === "segment" && isStorage(facts, id);
      const prefix = isMeant ? networkPrefix(facts, id) : undefined;
      return prefix ? [{ id, prefix }] : [];
    });
    networks.sort(
      (a, b) =>
        a.prefix.network - b.prefix.network ||
        a.prefix.length - b.prefix.length ||
        compareText(a.id, b.id),
    );
    const found = new Map<string, string>();
    // Prefixes nest or are apart, so whatever is still open around one is on this stack.
    const around: { id: string; prefix: Prefix }[] = [];
    for (const each of networks) {
      for (
        let last = around.at(-1);
        last && !prefixContains(last.prefix, each.prefix.network);
        last = around.at(-1)
      )
        around.pop();
      const other = around.at(-1);
      if (other) found.set(each.id, other.id);
      around.push(each);
    }
    return found;
  },
  (a, b) => a.size === b.size && [...a].every(([id, other]) => b.get(id) === other),
);

/** True for a network that the servers of a cluster keep their storage in step over. */
export const isStorage = defineProjection(
  "isStorage",
  (facts, id) => fieldOf(facts, id, "purpose") === "storage",
);

/** Another storage network of the same site whose prefix overlaps that of this one. */
export function storageOverlapOf(facts: Facts, segment: string): string | undefined {
  const site = siteIdOf(facts, segment);
  return site === undefined ? undefined : overlapsInSite(facts, site).get(segment);
}
