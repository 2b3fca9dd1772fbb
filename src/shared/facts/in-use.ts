import { parseRange, type Range } from "#shared/address/range";
import { isEmptyValue } from "#shared/model/field";
import { defineFact, elementOf, fieldOf, kindOf, parentOf, type Facts } from "./engine.ts";
import type { NetworkId } from "./networks.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { machineOf, siteIdOf } from "./places.ts";
import { readRows } from "./readings.ts";

/** A line of a site's list of addresses that somebody else holds. */
export interface InUse {
  readonly site: string;
  readonly row: number;
  readonly range: Range;
  /** Who holds it, as written; may be empty. */
  readonly holder: string;
}

const listed = defineIntervalFact<InUse>(
  "inUse",
  ["site"],
  (facts, id) => {
    const site = elementOf(facts, id);
    return (site ? readRows(site, "inUse") : []).flatMap((cells, row) => {
      const { range: text, owner } = cells;
      const range = typeof text === "string" ? parseRange(text) : undefined;
      if (!range?.ok) return [];
      const item = {
        site: id,
        row,
        range: range.value,
        holder: typeof owner === "string" ? owner : "",
      };
      return [{ space: id, start: range.value.start, end: range.value.end, item }];
    });
  },
  (a, b) => a.row === b.row && a.holder === b.holder,
  (a, b) => a.row - b.row,
);

/**
 * What the site's list says about a stretch of a network. The list is about the networks of the
 * site, not about the inside of a machine, which nobody else can see.
 */
export function inUseWithin(
  facts: Facts,
  network: NetworkId,
  { start, end }: Range,
): readonly InUse[] {
  const site = listFor(facts, network);
  if (site === undefined) return [];
  return askWithin(facts, listed, site, start, end);
}

/** The site whose list speaks of a network, if it has any entries. */
const listFor = defineFact<string | undefined>("inUseListFor", (facts, network) => {
  const site = siteIdOf(facts, network);
  if (site === undefined || isInsideMachine(facts, network)) return undefined;
  return isEmptyValue(fieldOf(facts, site, "inUse")) ? undefined : site;
});

/** True for the network of an internal switch. */
export const isInsideMachine: (facts: Facts, network: NetworkId) => boolean = defineFact<boolean>(
  "insideMachine",
  (facts, network) => machineOf(facts, network) !== undefined,
);

/** True when the list names the element itself, or what it is part of, as the holder. */
export function isListedHolder(facts: Facts, { holder }: InUse, id: string): boolean {
  const wanted = holder.trim().toLowerCase();
  if (wanted === "") return false;
  for (let at: string | null | undefined = id; typeof at === "string"; at = parentOf(facts, at)) {
    if (kindOf(facts, at) === "site") return false;
    if (elementOf(facts, at)?.name.toLowerCase() === wanted) return true;
  }
  return false;
}
